// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The table of modules in `Documentation/Architecture.md`, as far as it can be checked by reading.
private let allowedImports: [String: Set<String>] = [
  "ValidationStatistics": [],
  "ValidationContent": ["Crypto", "SwiftASN1", "X509"],
  "ValidationArtifacts": ["CChecksum", "CZlib"],
  "ValidationCore": ["Yams"],
  "ValidationGit": ["ValidationCore", "ValidationContent", "CLibgit2"],
  "ValidationProcesses": ["ValidationCore", "Subprocess"],
  "ValidationData": ["ValidationCore", "ValidationProcesses"],
  "ValidationChecks": [
    "ValidationCore", "ValidationArtifacts", "ValidationContent", "ValidationStatistics",
  ],
  "ValidationReporting": ["ValidationCore"],
  "ValidationTesting": ["ValidationCore"],
  "ModelValidation": [
    "ValidationCore", "ValidationArtifacts", "ValidationChecks", "ValidationContent",
    "ValidationData", "ValidationGit", "ValidationProcesses", "ValidationReporting",
    "ValidationStatistics", "ArgumentParser",
  ],
  "validate-model": ["ModelValidation"],
]

/// Part of every toolchain.
private let standard: Set<String> = [
  "Foundation", "FoundationEssentials", "FoundationXML", "Synchronization", "Dispatch", "Glibc",
  "Musl", "Darwin",
]

/// Modules that only one target may touch, because it wraps them in our words.
private let wrapped = [
  "Yams", "CLibgit2", "Crypto", "Subprocess", "ArgumentParser", "CChecksum", "CZlib", "SwiftASN1",
  "X509",
]

@Suite struct ImportTests {
  @Test(
    "every source file imports only what the table of modules allows",
    arguments: allowedImports.keys.sorted())
  func importsFollowTheTable(target: String) throws {
    let allowed = try #require(allowedImports[target])
    for file in try swiftFiles(in: repository.appendingPathComponent("Sources/\(target)")) {
      for line in try imports(of: file) where !standard.contains(line) {
        #expect(allowed.contains(line), "\(file.path) imports \(line)")
      }
    }
  }

  @Test("the table names every target with Swift sources, and no other")
  func tableIsComplete() throws {
    #expect(try targets() == allowedImports.keys.sorted())
  }

  @Test("each foreign package enters through one module", arguments: wrapped)
  func foreignPackagesEnterOnce(module: String) throws {
    let users = try targets().filter { target in
      try swiftFiles(in: repository.appendingPathComponent("Sources/\(target)"))
        .contains { try imports(of: $0).contains(module) }
    }
    #expect(users.count <= 1, "\(module) is imported by \(users)")
  }

  @Test("the module table of the documentation names every target, and no other")
  func documentationNamesEveryTarget() throws {
    let text = try String(
      contentsOf: repository.appendingPathComponent("Documentation/Architecture.md"),
      encoding: .utf8)
    for target in try FileManager.default.contentsOfDirectory(
      atPath: repository.appendingPathComponent("Sources").path)
    {
      #expect(text.contains("`\(target)`"), "Documentation/Architecture.md does not name \(target)")
    }
  }
}

private let repository = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Targets with Swift sources.
private func targets() throws -> [String] {
  let sources = repository.appendingPathComponent("Sources")
  return try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
    .filter { !(try swiftFiles(in: sources.appendingPathComponent($0)).isEmpty) }
}

private func swiftFiles(in folder: URL) throws -> [URL] {
  let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  return names.filter { $0.hasSuffix(".swift") }.sorted().map(folder.appendingPathComponent)
}

/// Imports stand before the first declaration; what follows may be text that only looks like them.
private func imports(of file: URL) throws -> [String] {
  let text = try String(contentsOf: file, encoding: .utf8)
  var names: [String] = []
  for line in text.split(separator: "\n") where !line.hasPrefix("//") && !line.hasPrefix("#") {
    let words = line.split(separator: " ").drop { word in
      word.hasPrefix("@")
        || ["public", "package", "internal", "private", "fileprivate"].contains(word)
    }
    guard words.first == "import", let name = words.dropFirst().last else { break }
    names += name.split(separator: ".").prefix(1).map(String.init)
  }
  return names
}
