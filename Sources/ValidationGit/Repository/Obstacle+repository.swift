// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Obstacle {
  static func noRepository(_ path: String) -> Obstacle {
    Obstacle(
      rule: "git.none", message: "no git repository in \(path) or above it",
      remedy: "run `git init`, or start inside the model's repository")
  }

  static func bare(_ place: String) -> Obstacle {
    Obstacle(
      rule: "git.bare", message: "\(place) is a bare repository: it has no working tree",
      remedy: "run in a clone of it, made by `git clone \(place.shellQuoted)`")
  }

  static func objectFormat(_ place: String, _ format: String) -> Obstacle {
    Obstacle(
      rule: "git.sha256", message: "\(place) stores objects as \(format); only SHA-1 can be read",
      remedy: "use a repository made with `git init --object-format=sha1`")
  }

  static func unsupported(_ place: String, _ detail: String) -> Obstacle {
    Obstacle(
      rule: "git.unsupported", message: "\(place) cannot be opened: \(detail)",
      remedy: "run in a fresh clone without that extension")
  }

  static func foreignOwner(_ path: String) -> Obstacle {
    Obstacle(
      rule: "git.foreign-owner",
      message: "\(path) belongs to another user, as the checkout of a container job often does",
      remedy:
        "run `git config --global --add safe.directory \(path.shellQuoted)`, with HOME as it is here"
    )
  }
}
