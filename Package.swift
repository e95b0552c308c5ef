// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-warnings-as-errors"]),
]

/// The draws count in millions of steps: a debug build optimizes them too.
let counting: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

func room(
    _ name: String, path: String, _ dependencies: [Target.Dependency], resources: [Resource] = [],
    _ settings: [SwiftSetting] = strict
) -> Target {
    .target(name: name, dependencies: dependencies, path: path, resources: resources, swiftSettings: settings)
}

func domain(_ name: String, _ dependencies: [Target.Dependency] = ["Kernel"]) -> Target {
    room(name, path: "Sources/Domain/\(name)", dependencies)
}

func tests(_ name: String, path: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: path, resources: resources, swiftSettings: strict)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let scrypt: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "palermo",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    ],
    targets: [
        // The field. Pure: no clock, no chance, no disk.
        domain("Kernel", []),
        domain("Mechanism"),
        domain("Checklist"),
        domain("Reports"),
        domain("Access"),

        domain("Treaties"),
        room("Lots", path: "Sources/Domain/Lots", ["Kernel", crypto], counting),

        // What is kept.
        room("Ledger", path: "Sources/Ledger", ["Kernel", crypto]),
        room("Seals", path: "Sources/Seals", ["Kernel", "Ledger", crypto, scrypt]),
        room("LedgerSQLite", path: "Sources/LedgerSQLite", ["Kernel", "Ledger", "Seals", grdb]),
        room("Facts", path: "Sources/Facts", ["Kernel", "Treaties", "Checklist", crypto], resources: [.copy("Data")]),

        // Who comes from elsewhere.
        room("OpenID", path: "Sources/OpenID", ["Access", "Kernel", "Seals", crypto, scrypt]),

        // What is asked.
        room(
            "Desk", path: "Sources/Desk",
            ["Access", "Checklist", "Facts", "Kernel", "Ledger", "Lots", "Mechanism", "Reports", "Seals", "Treaties"]),
        room("Tongue", path: "Sources/Tongue", ["Kernel"], resources: [.copy("Catalogues")]),
        room("Post", path: "Sources/Post", ["Kernel", "Tongue"]),

        // What is seen.
        room(
            "Pages", path: "Sources/Pages",
            [
                "Access", "Checklist", "Desk", "Facts", "Kernel", "Ledger", "Lots", "Mechanism", "Post", "Reports",
                "Seals",
                "Tongue", "Treaties", mustache,
            ], resources: [.copy("Templates"), .copy("Assets")]),

        room(
            "Papers", path: "Sources/Papers",
            ["Checklist", "Desk", "Facts", "Kernel", "Ledger", "Mechanism", "Reports", "Tongue", "Treaties"],
            resources: [.copy("Assets")]),
        room(
            "Web", path: "Sources/Web",
            [
                "Access", "Checklist", "Desk", "Facts", "Kernel", "Ledger", "Mechanism", "OpenID", "Pages", "Papers",
                "Post", "Reports", "Seals", "Tongue", "Treaties", hummingbird,
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        room(
            "Commands", path: "Sources/Commands",
            [
                "Access", "Checklist", "Desk", "Facts", "Kernel", "Ledger", "LedgerSQLite", "Lots", "Mechanism",
                "OpenID", "Pages",
                "Papers", "Post", "Seals", "Tongue", "Treaties", "Web", arguments, hummingbird,
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(
            name: "palermo", dependencies: ["Commands", arguments], path: "Sources/palermo", swiftSettings: strict),
        .executableTarget(
            name: "Drill", dependencies: ["Kernel", "Ledger", "LedgerSQLite"], path: "Sources/Drill",
            swiftSettings: strict),
        .executableTarget(
            name: "Ream", dependencies: ["Kernel", "Papers"], path: "Sources/Ream", swiftSettings: strict),

        // What is proved.
        tests("KernelTests", path: "Tests/KernelTests", ["Kernel"]),
        tests(
            "MechanismTests", path: "Tests/MechanismTests",
            ["Access", "Checklist", "Kernel", "Ledger", "Mechanism", "Reports"], resources: [.copy("Samples")]),
        tests("ChecklistTests", path: "Tests/ChecklistTests", ["Checklist", "Kernel"]),
        tests(
            "PapersTests", path: "Tests/PapersTests",
            ["Checklist", "Desk", "Facts", "Kernel", "Mechanism", "Papers", "Tongue"]),
        tests("PostTests", path: "Tests/PostTests", ["Kernel", "Post", "Tongue"]),
        tests("ReportsTests", path: "Tests/ReportsTests", ["Kernel", "Reports"]),
        tests("OpenIDTests", path: "Tests/OpenIDTests", ["Access", "Kernel", "OpenID", "Seals", crypto, scrypt]),
        tests("AccessTests", path: "Tests/AccessTests", ["Access", "Kernel"]),
        tests("LedgerTests", path: "Tests/LedgerTests", ["Drill", "Kernel", "Ledger", "LedgerSQLite", "Seals", grdb]),
        tests("LotsTests", path: "Tests/LotsTests", ["Kernel", "Lots"]),
        tests("TreatiesTests", path: "Tests/TreatiesTests", ["Kernel", "Treaties"]),
        tests("FactsTests", path: "Tests/FactsTests", ["Checklist", "Facts", "Kernel", "Treaties", crypto]),
        tests("TongueTests", path: "Tests/TongueTests", ["Kernel", "Tongue"], resources: [.copy("Fixtures")]),
        tests(
            "DeskTests", path: "Tests/DeskTests",
            [
                "Access", "Checklist", "Desk", "Facts", "Kernel", "Ledger", "LedgerSQLite", "Lots", "Mechanism",
                "Papers", "Post", "Reports", "Seals", "Tongue", "Treaties", "Web",
            ]),
        tests(
            "WebTests", path: "Tests/WebTests",
            [
                "Access", "Checklist", "Desk", "Facts", "Kernel", "Ledger", "Mechanism", "Pages", "Papers", "Post",
                "Reports", "Seals", "Tongue", "Treaties", "Web", hummingbird,
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ]),
        tests(
            "PagesTests", path: "Tests/PagesTests",
            [
                "Access", "Checklist", "Desk", "Facts", "Kernel", "Ledger", "Mechanism", "Pages", "Seals", "Tongue",
                "Treaties", mustache,
            ]),
    ]
)
