// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Why no more came out of a compressed stream; what came before stands.
enum ExpansionFailure: Error, Hashable {
  /// The compressed bytes break their format.
  case corrupt(String, at: UInt64)
  case truncated(at: UInt64)
  /// Sound, as far as can be told, and written with a feature that is not decoded here.
  case unsupported(String)
  case stop(ReadStop)

  /// The bytes are at fault, and not the budget or the machine.
  var isOfBytes: Bool { if case .stop = self { false } else { true } }

  /// For a sentence about the stream.
  var explanation: String {
    switch self {
    case .corrupt(let what, let offset): "\(what) (near byte \(offset) of the compressed data)"
    case .truncated(let offset): "the compressed data end at byte \(offset), before their end mark"
    case .unsupported(let what): what
    case .stop: "reading stopped"
    }
  }
}
