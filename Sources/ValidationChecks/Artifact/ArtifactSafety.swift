// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationArtifacts
package import ValidationCore

/// ## What it measures
/// Whether loading a tracked model file can run code, reach files outside, or exhaust the machine.
///
/// Each file is one case. It is parsed as untrusted bytes and never loaded. Pickles are followed opcode by opcode,
/// wherever they are: plain, compressed, in PyTorch, joblib and NumPy files, in archives inside archives. Every name
/// that loading would import is compared with lists of what is known to be harmless; all else is a finding. Lambda
/// layers, template injection, paths that leave the model's folder, operators that run Python or read files, loaders
/// that an MLflow model has imported, external entities and decompression bombs are found in the formats that have them.
/// Tensor bytes and plain strings are data: they are not searched for patterns. The verdict is the same on every machine,
/// whatever is installed there.
///
/// ## Why it matters
/// A pickle is a program. Whoever can replace a model file runs code wherever the model is loaded next: in
/// CI, in a notebook, in production.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `files` | list of tracked paths or patterns such as `models/**` | required |
/// | `fail-at` | least severity that fails: critical, high, medium or low | high |
/// | `allow` | list of reviewed imports: `{ import: module:name, reason: …, until: 2027-01-31 }` | none |
///
/// `allow` is for classes of your own. Each entry is one exact name, and needs a reason; with `until` it ends after
/// that day. An entry that has ended, or that no file needs, fails the case `allow`, so that the list stays short.
///
/// A file that holds data of another one (external data of ONNX, the variables of a SavedModel) has to be named by
/// `files`, too; it is judged with the model, and its own case says so.
///
/// ## When it cannot tell
/// A pattern that matches nothing, content that is not here, files of no known format, encrypted members, and files
/// that take more than the budget to read are `unmeasured`, each by itself.
///
/// ## References
/// - pickle, <https://docs.python.org/3/library/pickle.html>, "Warning".
/// - PyTorch, `weights_only`, <https://docs.pytorch.org/docs/stable/notes/serialization.html>.
/// - CVE-2025-32434, CVE-2024-34359, CVE-2025-1550, CVE-2024-27318, CVE-2025-23304.
package struct ArtifactSafety: Check {
  package let type = "artifact.safety"
  package let measurementVersion = 2

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var files: [Glob]
  }

  package struct Limits: Sendable {
    var failAt: SeverityLimit
    var allow: [AllowedImport]
  }

  package struct Measurement: Codable, Hashable, Sendable {
    var files: [InspectedFile<SafetyFacts>]
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .modelFiles,
      .optional("fail-at", .choice, default: SeverityLimit.high, "least severity that fails"),
      .optional(
        "allow", .list(of: .allowedImport), default: [], "reviewed imports, each with a reason")
    ) { files, failAt, allow in
      if let twice = allow.firstDuplicate(by: \.name) {
        throw ManifestMistake("'\(twice)' is allowed twice", at: "allow")
      }
      return Configuration(
        scope: Scope(files: files.unique), limits: Limits(failAt: failAt, allow: allow))
    }
  }

  package func inputs(of scope: Scope) -> Inputs { Inputs(globs: scope.files) }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    ModelFiles(configuration.scope.files, in: snapshot).subjects
      + (configuration.limits.allow.isEmpty ? [] : [Self.allow])
  }

  /// Subject of the case that keeps the list of reviewed imports short.
  static let allow = "allow"

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    var options = ScanOptions()
    options.examinesWeights = false
    let reader = SnapshotInspection(
      snapshot: access.candidate, files: scope.files, options: options)
    return Measurement(
      files: try await reader.files { inspection, file in
        guard inspection.contents.kind != .unknown || !inspection.findings.isEmpty else {
          throw Obstacle.unsupported(file.path)
        }
        return SafetyFacts(inspection, of: file)
      })
  }
}

extension Collection {
  fileprivate func firstDuplicate<Key: Hashable>(by key: (Element) -> Key) -> Key? {
    var seen: Set<Key> = []
    return map(key).first { !seen.insert($0).inserted }
  }
}
