import Foundation
import Kernel

/// The alphabetical order of a language, as ICU has it: Chinese by pinyin, Russian with Ё as Е, Spanish with Ñ after N.
///
/// Arabic leaves a leading article aside, as the lists of the United Nations do: الجزائر stands under ج.
/// A comparison costs some two microseconds, so the names of the States are put in order once, beforehand.
struct Collation: Sendable {
    private let locale: Locale
    private let dropsArticle: Bool
    private var ranks: [String: Int] = [:]

    init(_ language: Language, known names: [String]) {
        locale = Locale(identifier: language.rawValue)
        dropsArticle = language == .ar
        let ordered = sorted(names) { $0 }
        var rank = 0
        for (index, name) in ordered.enumerated() {
            if index > 0, precedes(key(ordered[index - 1]), key(name)) { rank += 1 }
            ranks[name] = rank
        }
    }

    func sorted<Items: Sequence>(_ items: Items, by text: (Items.Element) -> String) -> [Items.Element] {
        let entries = items.enumerated().map { (offset: $0.offset, text: text($0.element), item: $0.element) }
        let ranked = entries.compactMap { entry in ranks[entry.text].map { (rank: $0, entry.offset, entry.item) } }
        if ranked.count == entries.count {
            return ranked.sorted { ($0.rank, $0.1) < ($1.rank, $1.1) }.map(\.2)
        }
        return entries.map { (offset: $0.offset, key: key($0.text), item: $0.item) }
            .sorted { a, b in
                switch a.key.compare(b.key, options: [], range: nil, locale: locale) {
                case .orderedAscending: true
                case .orderedDescending: false
                case .orderedSame: a.offset < b.offset
                }
            }
            .map(\.item)
    }

    private func precedes(_ a: String, _ b: String) -> Bool {
        a.compare(b, options: [], range: nil, locale: locale) == .orderedAscending
    }

    private func key(_ text: String) -> String {
        guard dropsArticle else { return text }
        let scalars = text.unicodeScalars
        guard scalars.starts(with: "ال".unicodeScalars), scalars.dropFirst(4).first != nil else { return text }
        return String(scalars.dropFirst(2))
    }
}
