// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationContent
import ValidationCore

extension Obstacle {
  private static func unresolved(_ message: String, _ remedy: String) -> Obstacle {
    Obstacle(rule: "content.pointer-unresolved", message: message, remedy: remedy)
  }

  static func dvcAbsent(_ path: RepositoryPath, _ object: DVCObject, isChanged: Bool) -> Obstacle {
    let other = isChanged ? ", and the file in the working tree is another" : ""
    return .unresolved(
      "\(path) is kept by DVC, as \(object.pointer) says, and its content (md5 \(object.digest)) is "
        + "not in the local store\(other)", "run `dvc pull \(path.text.shellQuoted)`")
  }

  static func dvcDamaged(_ path: RepositoryPath, _ object: DVCObject, _ detail: String) -> Obstacle
  {
    Obstacle(
      rule: "content.digest-mismatch",
      message: "what DVC's store has for \(path) is damaged: \(detail)",
      remedy:
        "delete \(object.digest.hex.prefix(2))/\(object.digest.hex.dropFirst(2)) from the store "
        + "that `dvc cache dir` names, and run `dvc pull \(path.text.shellQuoted)`")
  }

  static func unlistedDVCFolder(
    _ path: RepositoryPath, _ pointer: RepositoryPath, _ digest: MD5Digest, isDamaged: Bool
  ) -> Obstacle {
    let state = isDamaged ? "damaged in the local store" : "not in the local store"
    return .unresolved(
      "the folder \(path) is kept by DVC, as \(pointer) says, and the list of its files "
        + "(md5 \(digest).dir) is \(state)", "run `dvc pull \(path.text.shellQuoted)`")
  }

  static func unnamedDVCContent(
    _ path: RepositoryPath, _ pointer: RepositoryPath, _ reason: DVCFile.Unreadable
  ) -> Obstacle {
    .unresolved(
      "\(path) is kept by DVC, and \(pointer) does not tell its content: \(reason)",
      "track it with `dvc add` or `dvc repro`, and commit \(pointer)")
  }

  static func unpushedDVCContent(_ path: RepositoryPath, _ pointer: RepositoryPath) -> Obstacle {
    .unresolved(
      "\(path) is kept by DVC with `push: false`, as \(pointer) says: it belongs to one machine, and "
        + "to no revision", "take out `push: false`, or make it where it is needed")
  }

  static func contestedDVCPath(_ path: RepositoryPath, _ other: RepositoryPath) -> Obstacle {
    .unresolved(
      "\(path) is named by a pointer of DVC"
        + (path == other
          ? ", and cannot stand there, or another pointer names other content for it"
          : ", and \(other) is a file where its folder would be"),
      "run `dvc status`, and let one of them have the path")
  }

  static func unreadableDVCFile(
    _ path: RepositoryPath, _ reason: DVCFile.Unreadable
  ) -> Obstacle {
    .unresolved(
      "\(path) is to name content that DVC keeps, and cannot be read: \(reason)",
      "write it anew with `dvc add` or `dvc repro`")
  }

  /// Of a folder, said of something below it.
  func concerning(_ path: RepositoryPath, below place: RepositoryPath) -> Obstacle {
    guard path != place else { return self }
    var obstacle = self
    obstacle.message = "\(path) may be in it: \(message)"
    return obstacle
  }

  /// Of content that only the base names: what is checked out now fetches another.
  var onBase: Obstacle {
    var obstacle = self
    let isPull = rule == "content.pointer-unresolved" && remedy.hasPrefix("run `dvc pull")
    if isPull { obstacle.remedy = "run `dvc fetch --all-commits`: it is content of the base" }
    return obstacle
  }
}
