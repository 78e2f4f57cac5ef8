// swift-tools-version: 6.2
import PackageDescription

// A package of its own: it runs the real `swift package validate-model` on packages that it writes, and
// depends on nothing of the tool itself.
let package = Package(
  name: "PluginIntegration",
  platforms: [.macOS(.v15)],
  targets: [
    .testTarget(
      name: "PluginIntegrationTests",
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
