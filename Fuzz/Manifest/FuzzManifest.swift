// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// libFuzzer's entry point: whatever the bytes, a manifest or problems that can be shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzManifest(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    let manifest = try ManifestLanguage(types: [EveryOption()]).decode(bytes, file: file)
    promise(Set(manifest.checks.map(\.id)).count == manifest.checks.count, "ids are unique")
  } catch let problems as ManifestProblems {
    promise(!problems.problems.isEmpty, "a refusal has a reason")
    for problem in problems.problems { check(problem) }
  } catch {
    promise(false, "only problems are thrown, not \(error)")
  }
  return 0
}

private let file = RepositoryPath("models/validate-model.yaml") ?? .root

private func check(_ problem: ManifestProblem) {
  promise(problem.mark.line >= 1 && problem.mark.column >= 1, "counted from 1: \(problem)")
  promise(!problem.message.isEmpty, "a problem has a message")
  promise(!problem.message.contains(where: \.isNewline), "one line: \(problem.message)")
  promise(problem.message.utf8.count <= 4_000, "of bounded length: \(problem.message)")
}

/// A check type with an option of every syntax that check types share.
private struct EveryOption: Check {
  struct Scope: Codable, Hashable, Sendable {
    var texts: [String]
    var globs: [Glob]
    var commands: [CommandDeclaration]
    var duration: TimeSpan?
    var size: ByteCount?
    var rate: Rate?
  }
  struct Limits: Hashable, Sendable { var most: Int }
  struct Measurement: Codable, Sendable {}

  var type: String { "a.b" }

  var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .optional("most", .integer(from: 0, to: 100), default: 0, "whole number"),
      .optional("texts", .list(of: .text), default: [], "texts"),
      .optional("globs", .list(of: .glob, atLeast: 1), default: [], "globs"),
      .optional("commands", .named(.command), default: [], "commands"),
      .optional("duration", .duration, "duration"),
      .optional("size", .byteCount, "size"),
      .optional("rate", .rate, "rate"),
      .optional("share", .share, "share"),
      .optional("number", .number, "number"),
      .optional("flag", .boolean, "flag")
    ) { most, texts, globs, commands, duration, size, rate, _, _, _ in
      Configuration(
        scope: Scope(
          texts: texts, globs: globs, commands: commands.map(\.value), duration: duration,
          size: size, rate: rate),
        limits: Limits(most: most))
    }
  }

  func inputs(of scope: Scope) -> Inputs { Inputs() }
  func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  { [nil] }
  func measure(_ scope: Scope, with access: Access) async throws -> Measurement { Measurement() }
  func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] { [] }
}
