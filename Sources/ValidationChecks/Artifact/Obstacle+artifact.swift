// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationArtifacts
import ValidationContent
import ValidationCore

extension Obstacle {
  /// For content that stands for a model and is none, however mangled.
  init?(standInFor file: SnapshotFile) throws {
    let handle = try FileHandle(forReadingFrom: file.url)
    defer { try? handle.close() }
    let beginning = Array(try handle.read(upToCount: 1024) ?? Data())
    let text = String(decoding: beginning, as: UTF8.self)
    let isDVC = text.hasPrefix("outs:") || (text.hasPrefix("md5:") && text.contains("\nouts:"))
    if LFSPointer.looksLikePointer(beginning) {
      self.init(
        rule: "artifact.pointer",
        message: "'\(file.path)' is a mangled git LFS pointer, not the model itself",
        remedy: "git lfs pull; if that does not help, add the model again with git LFS installed")
    } else if isDVC || file.path.fileExtension == "dvc" {
      self.init(
        rule: "artifact.dvc-file",
        message: "'\(file.path)' is a DVC file that only names the model",
        remedy: "name the model's own path in `files`, and run `dvc pull`")
    } else {
      return nil
    }
  }

  /// What checks say of a file that by itself is nothing to them.
  static let rulesOfNoKind: Set = [
    "artifact.format-unsupported", "interface.none", "weights.no-tensors",
  ]

  static func unsupported(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "artifact.format-unsupported",
      message: "'\(path)' is of no model format that is known here",
      remedy: "narrow `files` to model files, such as models/**/*.safetensors")
  }

  static func unreadable(_ path: RepositoryPath, _ error: any Error) -> Obstacle {
    Obstacle(
      rule: "artifact.unreadable",
      message: "'\(path)' could not be read: \(OneLine.of("\(error)"))",
      remedy: "make it readable and run again")
  }

  static func noMatch(_ glob: Glob, among paths: [String]) -> Obstacle {
    let nearest = NearestName.of(glob.pattern, among: paths).map { "; did you mean '\($0)'?" }
    return Obstacle(
      rule: "artifact.no-match",
      message: "no tracked file matches '\(glob.pattern)'\(nearest ?? "")",
      remedy: "correct the pattern, or `git add` the model")
  }

  /// What kept a scan from judging.
  init(_ finding: ArtifactFinding, in path: RepositoryPath?) {
    self.init(
      rule: finding.rule, message: "'\(path?.text ?? "the file")': \(OneLine.of(finding.message))",
      remedy: finding.remedy.map { OneLine.of($0) } ?? "look at the file with validate-model scan")
  }
}
