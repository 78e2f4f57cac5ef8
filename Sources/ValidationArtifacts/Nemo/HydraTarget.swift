// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a configuration has Hydra, and NeMo's own instantiation, import and call.
///
/// `_target_` names any callable, and the keys beside it are its arguments (CVE-2025-23304).
enum HydraTarget {
  /// `cls` and `target` are NeMo's older spellings; other configurations use them for other things.
  private static let keys: Set<String> = ["_target_", "cls", "target"]

  /// In a NeMo archive what is not known to be harmless is serious, elsewhere only what is not.
  static func judge(_ pair: YAMLPair, _ scan: ArtifactScan) {
    guard let key = pair.key else { return aliasKey(pair, scan) }
    guard keys.contains(key) else { return }
    let isSure = key == "_target_"
    switch pair.value {
    case .text(let target): judge(target, isSure: isSure, pair, scan)
    case .alias where isSure: scan.record(.unresolved("an alias", pair.offset, scan))
    case .alias, .collection, .nothing: break
    }
  }

  private static func judge(
    _ target: String, isSure: Bool, _ pair: YAMLPair, _ scan: ArtifactScan
  ) {
    if let sink = DottedTarget.sink(in: target, isTarget: isSure) {
      return scan.record(.sink(target, sink, pair.offset))
    }
    guard isSure, !DottedTarget.isHarmless(target) else { return }
    if target.contains("${") {
      return scan.record(.unresolved("an interpolation", pair.offset, scan))
    }
    scan.record(.unknown(target, pair.offset, scan))
  }

  private static func aliasKey(_ pair: YAMLPair, _ scan: ArtifactScan) {
    guard case .text(let text) = pair.value, DottedTarget.sink(in: text, isTarget: true) != nil
    else { return }
    scan.record(.unresolved("a key that is an alias", pair.offset, scan))
  }
}

extension ArtifactScan {
  /// Hydra instantiates all of a NeMo archive's configuration when it is restored.
  fileprivate var isInNemo: Bool {
    if contents.kind == .nemo { return true }
    return contents.members.contains { $0.kind == .nemo && members.starts(with: $0.path) }
  }
}

extension FindingDraft {
  private static let remedy =
    "name classes of nemo, torch.nn or torch.optim, or review the target and build it in code"

  fileprivate static func sink(_ target: String, _ sink: String, _ offset: UInt64) -> Self {
    Self(
      "safety.hydra.target", .critical,
      "the configuration has \(target.excerpt) called: \(sink) runs commands or code, or reaches "
        + "files and network",
      offset: offset, subject: target, remedy: remedy)
  }

  fileprivate static func unknown(
    _ target: String, _ offset: UInt64, _ scan: ArtifactScan
  ) -> Self {
    Self(
      "safety.hydra.target", scan.isInNemo ? .high : .low,
      "the configuration has \(target.excerpt) called, which is no class of a known model library",
      offset: offset, subject: target, remedy: remedy)
  }

  fileprivate static func unresolved(
    _ what: String, _ offset: UInt64, _ scan: ArtifactScan
  ) -> Self {
    Self(
      "safety.hydra.unresolved-target", scan.isInNemo ? .high : .medium,
      "what the configuration has called stands behind \(what) and cannot be told", offset: offset,
      remedy: remedy)
  }
}
