/// Passwords that people are known to choose, in small letters; the file says where they come from.
extension Facts {
    package static func commonPasswords() throws(FactsError) -> Set<String> {
        let lines = String(decoding: try bytes("passwords/common.txt"), as: UTF8.self).split(separator: "\n")
        return Set(lines.filter { !$0.hasPrefix("# ") }.map(String.init))
    }
}
