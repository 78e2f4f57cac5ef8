// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// Where the Python program is that reads formats which the engine cannot.
package enum PythonLocation {
  /// The one of the active virtual environment, else `python3` on `PATH`.
  ///
  /// - Throws: ``Obstacle`` `engine.python-missing`.
  package static func find(environment: [String: String]) throws(Obstacle) -> URL {
    let home = environment["VIRTUAL_ENV"].map { ["\($0)/bin/python", "\($0)/bin/python3"] } ?? []
    let onPath = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/python3" }
    for path in home + onPath where path.hasPrefix("/") {
      if FileManager.default.isExecutableFile(atPath: path) { return URL(fileURLWithPath: path) }
    }
    throw Obstacle(
      rule: "engine.python-missing",
      message: "no python3 was found in the active virtual environment or on PATH, and Arrow files "
        + "are read with it",
      remedy: "install Python and \(ArrowConversion.installLine), or write the table as Parquet")
  }
}
