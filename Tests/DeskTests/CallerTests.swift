import Testing

@testable import Web

/// What is known of who stands at the door.
@Suite struct CallerTests {
    @Test func `networks are slowed as one`() {
        #expect(Network.name("198.51.100.7") == "198.51.100.0/24")
        #expect(Network.name("::ffff:198.51.100.9") == "198.51.100.0/24")
        #expect(Network.name("2001:db8:1:2::5") == "2001:db8:1::/48")
        #expect(Network.name("2001:db8:1:ffff:1:2:3:4") == "2001:db8:1::/48")
        for none in ["", "unknown", "198.51.100", "198.51.100.7:80", "_hidden"] { #expect(Network.name(none) == nil) }
    }

    @Test func `of what is forwarded the last counts, which our own proxy wrote`() {
        #expect(Network.name(forwarded: "203.0.113.1, 198.51.100.7") == "198.51.100.0/24")
        #expect(Network.name(forwarded: "203.0.113.1,unknown") == nil)
        #expect(Network.name(forwarded: "") == nil)
    }

    @Test func `browsers in plain words`() {
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605 Version/18.1 Safari/604.1"
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0"
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"
        #expect(
            [safari, edge, firefox, "curl/8", ""].map(Browser.name) == [
                "Safari, iPhone", "Edge, Windows", "Firefox, Linux", "", "",
            ])
    }
}
