// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "wine-cultivar",
  dependencies: [
    .package(url: "https://github.com/model-validation/model-validation", from: "0.1.0")
  ]
)
