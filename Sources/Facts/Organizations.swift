import Kernel

/// An international or regional organization and the States that are its members (TOR 26 (c)).
package struct Organization: Decodable, Hashable, Sendable {
    /// Its short name, by which records know it: "African Union".
    package let name: String
    package let names: Multilingual
    package let members: [StateCode]
}

extension Facts {
    /// Those of the real States, from The World Factbook.
    package static func organizations() throws(FactsError) -> [Organization] {
        try decode(OrganizationsFile.self, "organizations.json").organizations
    }

    /// Those of the training room, which do not exist.
    package static func trainingOrganizations() throws(FactsError) -> [Organization] {
        try decode(OrganizationsFile.self, "training-organizations.json").organizations
    }

    private struct OrganizationsFile: Decodable {
        let organizations: [Organization]
    }
}
