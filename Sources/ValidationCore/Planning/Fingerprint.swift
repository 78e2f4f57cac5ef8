// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// All that a measurement depends on; two runs with equal text would measure the same.
package struct Fingerprint: Encodable, Sendable {
  package struct Input: Encodable, Sendable {
    package var side: Side
    /// Path, content, and kind: a command may depend on the executable bit.
    package var entry: SnapshotEntry
  }

  /// Program of a command as it is installed here.
  package struct Program: Codable, Hashable, Sendable {
    package var command: CommandDeclaration
    /// Values of the variables that the command may see, and what identifies its interpreter and packages.
    package var identity: [String: String]

    package init(command: CommandDeclaration, identity: [String: String]) {
      self.command = command
      self.identity = identity
    }
  }

  package var format = 1
  package var type: String
  package var measurementVersion: Int
  package var scope: JSONValue
  package var inputs: [Input]
  package var programs: [Program]
  package var engine: String?
  /// Commit of the candidate, where its ancestry is asked about.
  package var history: String?
  package var machine: MachineIdentity
  /// True when it also holds what only pictures show.
  package var illustrated: Bool?

  package var text: String { ReportCoding.canonicalText(of: self) ?? "" }
}

/// The tool and the machine it runs on, as far as they can change a measurement.
package struct MachineIdentity: Codable, Hashable, Sendable {
  package var operatingSystem: String
  package var processor: String
  /// SHA-256 of the running executable.
  package var executable: String

  package init(operatingSystem: String, processor: String, executable: String) {
    self.operatingSystem = operatingSystem
    self.processor = processor
    self.executable = executable
  }
}

/// Measurements of earlier runs. Never verdicts: they are judged anew each time.
package protocol MeasurementStore: Sendable {
  /// SHA-256 of the text, in hexadecimal.
  func digest(of text: String) -> String
  func measurement(for fingerprint: String) -> JSONValue?
  /// Best effort: a measurement that cannot be kept is made again next time.
  func keep(_ measurement: JSONValue, for fingerprint: String)
}
