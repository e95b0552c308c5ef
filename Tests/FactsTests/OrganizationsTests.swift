import Facts
import Kernel
import Testing

/// Who is a member of what: of the real States, and of those of the training room.
@Suite struct OrganizationsTests {
    @Test func `every organization has its names and its members`() throws {
        let states = Set(try Facts.profiles().map(\.code))
        let invented = Set(try Facts.training().profiles.map(\.code))
        for (organizations, known) in [
            (try Facts.organizations(), states), (try Facts.trainingOrganizations(), invented),
        ] {
            #expect(Set(organizations.map(\.name)).count == organizations.count && organizations.count >= 4)
            for organization in organizations {
                #expect(organization.names.texts.count == 6, "\(organization.name)")
                #expect(organization.names.texts.values.allSatisfy { !$0.isEmpty })
                #expect(!organization.members.isEmpty)
                #expect(organization.members == organization.members.sorted())
                #expect(Set(organization.members).count == organization.members.count, "\(organization.name)")
                #expect(known.isSuperset(of: organization.members), "\(organization.name)")
            }
        }
    }

    @Test func `members as they are`() throws {
        let organizations = try Facts.organizations()
        func members(_ name: String) -> [StateCode] { organizations.first { $0.name == name }?.members ?? [] }
        #expect(members("SADC").contains("ZAF") && !members("SADC").contains("FRA"))
        #expect(members("GCC") == ["ARE", "BHR", "KWT", "OMN", "QAT", "SAU"])
        #expect(!members("European Union").contains("GBR"))
    }

    @Test func `every invented State belongs to something, and not to everything`() throws {
        let organizations = try Facts.trainingOrganizations()
        for state in try Facts.training().profiles.map(\.code) {
            let count = organizations.count { $0.members.contains(state) }
            #expect(count > 0 && count < organizations.count, "\(state.rawValue)")
        }
    }
}
