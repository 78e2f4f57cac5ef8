// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Judges the dotted path of something that a configuration has imported.
enum DottedTarget {
  /// Packages whose classes build models, data sets, optimisers and trainers.
  private static let packages = [
    "nemo", "nemo_text_processing", "torch.nn", "torch.optim", "torch.utils.data", "torchaudio",
    "torchvision", "torchmetrics", "pytorch_lightning", "lightning", "lightning_fabric",
    "transformers", "megatron", "apex.optimizers", "omegaconf",
  ]

  private static let carried = Set(DangerousNames.modules(in: .parts).flatMap(\.names))
  private static let beginnings = DangerousNames.modules(in: .targets).flatMap(\.names)
  /// Names that run code or open files in whatever module they are found.
  private static let functions = DangerousNames.functions(in: .targets)

  /// The part of the path that makes it dangerous.
  /// - Parameter isTarget: whether the text is a path for sure, and not only by its looks.
  static func sink(in target: String, isTarget: Bool) -> String? {
    let parts = parts(target)
    guard let last = parts.last, parts.allSatisfy(isIdentifier) else { return nil }
    if let part = parts.dropLast().first(where: { carried.contains($0) }) { return part }
    guard isTarget else { return nil }
    if let part = parts.first(where: { $0.hasPrefix("__") && $0.hasSuffix("__") }) { return part }
    if let module = beginning(of: parts) { return module }
    return functions.contains(last) ? last : nil
  }

  private static func beginning(of parts: [String]) -> String? {
    guard parts.count > 1 else { return nil }
    let path = parts.joined(separator: ".") + "."
    return beginnings.first { path.hasPrefix($0 + ".") }
  }

  /// A class, by its capital, in a package of models; nothing in lower case is called.
  static func isHarmless(_ target: String) -> Bool {
    let parts = parts(target)
    guard parts.count > 1, let name = parts.last, parts.allSatisfy(isIdentifier) else {
      return false
    }
    let first = name.drop { $0 == "_" }.unicodeScalars.first
    guard let first, ("A"..."Z").contains(first) else { return false }
    let path = parts.joined(separator: ".")
    return packages.contains { path.hasPrefix($0 + ".") }
  }

  /// Hydra takes white space around a path away.
  private static func parts(_ target: String) -> [String] {
    target.split(whereSeparator: { " \t\n\r".contains($0) }).joined()
      .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  private static func isIdentifier(_ part: String) -> Bool {
    !part.isEmpty
      && part.utf8.allSatisfy { byte in
        byte == 0x5f || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
          || (0x61...0x7a).contains(byte)
      }
  }
}
