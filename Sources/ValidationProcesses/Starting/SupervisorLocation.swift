// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// Where the supervisor's executable is.
package enum SupervisorLocation {
  static let name = "validate-model-supervisor"
  static let variable = "VALIDATE_MODEL_SUPERVISOR"

  /// The path that the environment names, else the neighbour of the running executable.
  ///
  /// - Throws: ``Obstacle`` `process.supervisor-missing`; a named one that is not there does not
  ///   fall back to another.
  package static func find(
    besides executable: URL, environment: [String: String]
  ) throws(Obstacle) -> URL {
    let named = environment[variable].map { URL(fileURLWithPath: $0) }
    let folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    let place = named ?? folder.appendingPathComponent(name)
    guard FileManager.default.isExecutableFile(atPath: place.path) else {
      throw missing(at: place.path)
    }
    return place
  }

  static func missing(at path: String) -> Obstacle {
    Obstacle(
      rule: "process.supervisor-missing",
      message: "no supervisor at \(path), and no command is run without one",
      remedy: "build the product \(name) beside the tool, or name its path in \(variable)")
  }
}
