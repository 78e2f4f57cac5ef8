// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A finding before the scan adds the place where it stands.
struct FindingDraft {
  var rule: String
  var severity: ArtifactFinding.Severity
  var message: String
  var offset: UInt64?
  var subject: String?
  var remedy: String?
  var isUnjudged = false

  init(
    _ rule: String, _ severity: ArtifactFinding.Severity, _ message: String,
    offset: UInt64? = nil, subject: String? = nil, remedy: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.offset = offset
    self.subject = subject?.excerpt
    self.remedy = remedy
  }

  /// Something prevented a judgement: not a fault, and never a pass.
  static func unjudged(
    _ rule: String, _ message: String, offset: UInt64? = nil, remedy: String? = nil
  ) -> Self {
    var draft = Self(rule, .medium, message, offset: offset, remedy: remedy)
    draft.isUnjudged = true
    return draft
  }

  /// A format's rule is broken: a loader trips over it, or reads something else than was written.
  static func fault(_ fault: StructureFault) -> Self {
    Self(
      "structure.\(fault.rule)", .high, fault.message, offset: fault.byteOffset,
      subject: fault.tensor)
  }
}
