// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Obstacle {
  static func diskFull(_ action: String) -> Obstacle {
    Obstacle(
      rule: "content.disk-full", message: "the disk is full: could not \(action)",
      remedy: "free space, or choose another folder for private copies with `--cache`")
  }

  static func missing(_ path: RepositoryPath, near: RepositoryPath?) -> Obstacle {
    Obstacle(
      rule: "content.missing", message: "\(path) is not tracked in this revision",
      remedy: near.map { "did you mean \($0)?" } ?? "check the path in the manifest")
  }

  static func untracked(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "content.untracked",
      message: "\(path) exists in the working tree but does not belong to this revision",
      remedy: "run `git add \(path.text.shellQuoted)`, and commit it where the commit is judged")
  }

  static func deleted(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "content.missing", message: "\(path) is tracked but was deleted in the working tree",
      remedy: "run `git restore \(path.text.shellQuoted)`, or take it out of the manifest")
  }

  static func notAFile(_ path: RepositoryPath, _ kind: String) -> Obstacle {
    Obstacle(
      rule: "content.not-a-file", message: "\(path) is \(kind), not a file",
      remedy: "name a tracked file")
  }

  static func escapingLink(_ path: RepositoryPath, _ target: String) -> Obstacle {
    Obstacle(
      rule: "content.escaping-link",
      message:
        "the symbolic link \(path) leads out of the repository, to \(target.debugDescription)",
      remedy: "replace it by the file, or by a relative link inside the repository")
  }

  static func linkLoop(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "content.link-loop", message: "\(path) leads through too many symbolic links",
      remedy: "name the file itself")
  }

  static func objectMissing(_ path: RepositoryPath, _ id: String) -> Obstacle {
    Obstacle(
      rule: "content.object-missing",
      message: "the object \(id.prefix(12)) of \(path) is not in this clone",
      remedy: "clone without `--filter`, or run `git fetch --refetch --no-filter`")
  }

  static func digestMismatch(_ path: RepositoryPath, _ detail: String) -> Obstacle {
    Obstacle(
      rule: "content.digest-mismatch",
      message: "the stored content of \(path) is damaged: \(detail)",
      remedy: "run `git lfs fsck` and `git fsck`, and fetch it again")
  }

  static func pointerUnresolved(_ path: RepositoryPath, _ detail: String) -> Obstacle {
    Obstacle(
      rule: "content.pointer-unresolved",
      message: "\(path) is a git-LFS pointer, not content: \(detail)",
      remedy: "run `git lfs pull --include=\(path.text.shellQuoted)`")
  }

  /// No pull replaces it: it is not what git LFS writes.
  static func pointerMalformed(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "content.pointer-unresolved",
      message: "\(path) is a mangled git-LFS pointer, not content",
      remedy: "add the file itself again, with git LFS installed, and commit it")
  }

  /// For a command, which may read every tracked file: the first of those without their content.
  func inExport(others: Int) -> Obstacle {
    var obstacle = self
    if others > 0 {
      obstacle.message +=
        "; \(others) more tracked \(others == 1 ? "file is" : "files are") without content"
    }
    // DVC's obstacles name what is to be done, which is not always to fetch.
    if obstacle.remedy.hasPrefix("run `dvc pull") { obstacle.remedy = "run `dvc pull`" }
    guard obstacle.remedy.hasPrefix("run `git") else { return obstacle }
    let isDamaged = rule == "content.digest-mismatch"
    obstacle.remedy = isDamaged ? "run `git lfs fsck`, then `git lfs pull`" : "run `git lfs pull`"
    return obstacle
  }

  static func changed(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "content.changed", message: "\(path) changed in the working tree during this run",
      remedy: "run again when nothing writes to it")
  }

  static func unreadable(_ path: RepositoryPath, _ detail: String) -> Obstacle {
    Obstacle(
      rule: "content.unreadable", message: "could not copy \(path): \(detail)",
      remedy: "check its permissions and those of the folder for private copies")
  }
}
