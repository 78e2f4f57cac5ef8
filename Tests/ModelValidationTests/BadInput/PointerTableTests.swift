// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationContent
import ValidationCore

/// Tables behind git-LFS pointers, which are read while their digest is still compared.
@Suite struct PointerTableTests {
  private static let tables: [String: String] = [
    "good": "a\n1\n2\n", "damaged": "a\n3\n4\n", "gone": "a\n5\n6\n", "short": "a\n7\n8\n",
  ]

  /// Pointers in the repository, and their contents in the store, but for those that are another there, or
  /// with no text, none.
  private func gate(stored: [String: String]) throws -> Gate {
    let names = Self.tables.keys.sorted()
    var files: [String: String] = [:]
    for (name, text) in Self.tables {
      files["\(name).csv"] = """
        version https://git-lfs.github.com/spec/v1
        oid sha256:\(ContentDigest.sha256(of: Data(text.utf8)).hex)
        size \(text.utf8.count)

        """
    }
    let gate = try Gate(
      names.map {
        "{ id: \($0), type: features.contract, dataset: \($0), columns: { a: { nulls: 0 } } }"
      },
      datasets: Dictionary(uniqueKeysWithValues: names.map { ($0, "{ path: \($0).csv }") }),
      files: files)
    for (name, text) in Self.tables {
      let digest = ContentDigest.sha256(of: Data(text.utf8)).hex
      let content = stored[name] ?? text
      if content.isEmpty { continue }
      let folder = ".git/lfs/objects/\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))"
      try gate.repository.write("\(folder)/\(digest)", Data(content.utf8))
    }
    return gate
  }

  @Test("a table that is not what its pointer promises is unmeasured, and no other is")
  func damaged() throws {
    let gate = try gate(stored: ["damaged": "a\n3\n5\n", "gone": "", "short": "a\n7\n"])
    let (report, finished) = try gate.repository.report(
      ["--no-reuse"], environment: Starter.environment())
    let wanted = [
      "damaged": "content.digest-mismatch", "gone": "content.pointer-unresolved",
      "short": "content.digest-mismatch",
    ]
    for judged in report.cases {
      let outcome: Outcome = judged.check == "good" ? .passed : .unmeasured
      #expect(judged.outcome == outcome, "\(judged.name): \(judged.message)")
      #expect(judged.obstacle?.rule == wanted[judged.check], "\(judged.name): \(judged.message)")
    }
    #expect(Set(report.cases.map(\.check)) == Set(Self.tables.keys), "\(finished.output)")
    #expect(finished.status == 3)
  }

  @Test("what was learned of a damaged table is not kept for the next run")
  func notKept() throws {
    let gate = try gate(stored: ["damaged": "a\n3\n5\n"])
    for _ in 1...2 {
      let (report, finished) = try gate.repository.report([], environment: Starter.environment())
      let rules = report.cases.filter { $0.check == "damaged" }.compactMap(\.obstacle?.rule)
      #expect(!rules.isEmpty && rules.allSatisfy { $0 == "content.digest-mismatch" })
      #expect(finished.status == 3, "\(finished.output)")
    }
  }
}
