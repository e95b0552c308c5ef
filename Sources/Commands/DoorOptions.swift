import ArgumentParser
import Seals

/// How long invitations stand, and who needs a second factor.
struct DoorOptions: ParsableArguments {
    @Option(help: "How many days an invitation stands.") var invitationDays = 30
    @Option(help: "Whose passphrase alone is not enough: secretariat, or everybody.") var secondFactor:
        Door.SecondFactor = .secretariat

    func validate() throws {
        if !(1...365).contains(invitationDays) { throw ValidationError("an invitation stands from 1 to 365 days") }
    }

    var door: Door { Door(secondFactor: secondFactor, invitationDays: invitationDays) }
}

extension Door.SecondFactor: ExpressibleByArgument {}
