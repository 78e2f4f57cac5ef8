// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let core: Target.Dependency = "ValidationCore"
let testing: Target.Dependency = "ValidationTesting"
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "model-validation",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "ModelValidation", targets: ["ModelValidation"]),
    .library(name: "ValidationTesting", targets: ["ValidationTesting"]),
    .executable(name: "validate-model", targets: ["validate-model"]),
    .executable(name: "validate-model-supervisor", targets: ["validate-model-supervisor"]),
    .plugin(name: "ValidateModel", targets: ["ValidateModel"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibgit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    .target(name: "CChecksum"),
    library("ValidationStatistics"),
    library("ValidationContent", [crypto, x509, asn1]),
    library("ValidationArtifacts", ["CChecksum", "CZlib"]),
    library("ValidationCore", ["Yams"]),
    library("ValidationGit", [core, "ValidationContent", "CLibgit2"]),
    library("ValidationProcesses", [core, subprocess]),
    library("ValidationData", [core, "ValidationProcesses"]),
    library(
      "ValidationChecks",
      [core, "ValidationArtifacts", "ValidationContent", "ValidationStatistics"]),
    library("ValidationReporting", [core]),
    library("ValidationTesting", [core]),
    library(
      "ModelValidation",
      [
        core, "ValidationArtifacts", "ValidationChecks", "ValidationContent", "ValidationData",
        "ValidationGit", "ValidationProcesses", "ValidationReporting", "ValidationStatistics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .executableTarget(name: "validate-model-supervisor"),
    .executableTarget(
      name: "validate-model", dependencies: ["ModelValidation"], swiftSettings: strict),
    .plugin(
      name: "ValidateModel",
      capability: .command(
        intent: .custom(
          verb: "validate-model",
          description: "Validate this model repository and report as JUnit XML"))),

    tests(
      "ValidationStatisticsTests", ["ValidationStatistics"],
      exclude: ["Fixtures", "SciPy/scipy_reference.py"]),
    tests("ValidationContentTests", ["ValidationContent", crypto], exclude: ["Fixtures"]),
    tests(
      "ValidationArtifactsTests", ["ValidationArtifacts"],
      exclude: ["Fixtures", "Compression/make-fixtures.py"]),
    tests("ValidationCoreTests", [core, testing]),
    tests("ValidationGitTests", [core, "ValidationContent", "ValidationGit", crypto]),
    tests(
      "ValidationProcessesTests", ["ValidationProcesses", testing, "validate-model-supervisor"]),
    tests("ValidationDataTests", ["ValidationData", testing, "validate-model-supervisor"]),
    tests("ValidationChecksTests", ["ValidationChecks", testing]),
    tests("ValidationReportingTests", ["ValidationReporting", testing], exclude: ["Snapshots"]),
    tests(
      "ModelValidationTests",
      [
        "ModelValidation", "ValidationChecks", "ValidationReporting", testing, "validate-model",
        "validate-model-supervisor",
      ]),
    tests("ConformanceTests", [core]),
  ]
)
