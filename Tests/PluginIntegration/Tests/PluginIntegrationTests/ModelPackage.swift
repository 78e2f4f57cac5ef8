// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A model repository in a temporary folder with a `Package.swift` that depends on this checkout.
struct ModelPackage {
  let folder: URL

  /// - Parameter tool: source of an executable target of the package itself; `nil` for a package that
  ///   has only dependencies.
  init(tool: String? = nil, files: [String: Data] = [:]) throws {
    folder = try Self.neighbourhood()
      .appendingPathComponent("model-package-\(UUID().uuidString)", isDirectory: true)
    try write("Package.swift", Data(Self.manifest(withTool: tool != nil).utf8))
    if let tool { try write("Sources/own-gate/main.swift", Data(tool.utf8)) }
    for (path, data) in files { try write(path, data) }
    try commit()
  }

  init(folder: URL) { self.folder = folder }

  func commit() throws {
    for arguments in [
      ["init", "-q", "-b", "main", "."], ["add", "-A"], ["commit", "-q", "-m", "base"],
    ] {
      try Program.require(["git"] + arguments, in: folder)
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func write(_ path: String, _ data: Data) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// Runs the plugin. All packages share one build folder, so that the release build happens once.
  func validate(_ arguments: [String], swiftPM: [String] = []) throws -> Program.Finished {
    try Program.run(
      ["swift", "package", "--scratch-path", Self.scratch.path] + swiftPM + ["validate-model"]
        + arguments,
      in: folder,
      environment: ["VALIDATE_MODEL_CACHE": folder.appendingPathComponent(".build/cache").path])
  }

  static var checkout: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  static var scratch: URL {
    checkout.appendingPathComponent(".build-plugin", isDirectory: true)
  }

  /// Where the packages lie, beside a link to this checkout under its published name: always at the
  /// same place, because SwiftPM builds all of it again for another path.
  static func neighbourhood() throws -> URL {
    let place = scratch.appendingPathComponent("packages", isDirectory: true)
    let link = place.appendingPathComponent("model-validation")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: link.path)) != checkout.path {
      try? FileManager.default.removeItem(at: link)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: checkout)
    }
    return place
  }

  private static func manifest(withTool: Bool) -> String {
    let product = ".product(name: \"ModelValidation\", package: \"model-validation\")"
    let target =
      withTool
      ? "targets: [.executableTarget(name: \"own-gate\", dependencies: [\(product)])]" : ""
    return """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "model", platforms: [.macOS(.v15)],
        dependencies: [.package(path: "../model-validation")]\(withTool ? "," : "")
        \(target)
      )
      """
  }
}

enum Program {
  struct Finished {
    var status: Int32
    var output: String
    var errors: String
  }

  static func run(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws
    -> Finished
  {
    let places = ["out", "err"].map { name in
      FileManager.default.temporaryDirectory.appendingPathComponent("\(name)-\(UUID().uuidString)")
    }
    defer { for place in places { try? FileManager.default.removeItem(at: place) } }
    for place in places { try Data().write(to: place) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let quiet = [
      "GITHUB_REF": "", "GITHUB_EVENT_PATH": "", "GITHUB_ACTIONS": "", "VALIDATE_MODEL_BASE": "",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "t",
      "GIT_AUTHOR_EMAIL": "t@example.invalid",
      "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.invalid",
    ]
    var variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Packages are fetched as this machine is set up to fetch them; only git's own calls are isolated.
    variables.merge(arguments.first == "git" ? quiet : quiet.filter { !$0.key.hasPrefix("GIT_") }) {
      $1
    }
    process.environment = variables
    process.standardOutput = try FileHandle(forWritingTo: places[0])
    process.standardError = try FileHandle(forWritingTo: places[1])
    try process.run()
    process.waitUntilExit()
    let texts = try places.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Finished(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  static func require(_ arguments: [String], in folder: URL) throws {
    let finished = try run(arguments, in: folder)
    guard finished.status == 0 else {
      throw SetUpFailure(text: "\(arguments.joined(separator: " ")): \(finished.errors)")
    }
  }
}

struct SetUpFailure: Error { var text: String }
