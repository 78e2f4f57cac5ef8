// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The bytes under a DSSE signature: type and payload, each behind its length.
enum SignedBytes {
  /// Source: DSSE 1.0, protocol.md, "PAE".
  static func standard(_ payload: [UInt8]) -> [UInt8] {
    let type = SignatureBundle.payloadType
    return Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
  }

  /// As model-signing 0.2 wrote them: another prefix, and the payload as a Python bytes literal behind
  /// the length of what it stands for.
  static func version02(_ payload: [UInt8]) -> [UInt8] {
    let type = SignatureBundle.payloadType
    return Array("DSSEV1 \(type.utf8.count) \(type) \(payload.count) ".utf8)
      + pythonLiteral(payload)
  }

  private static func pythonLiteral(_ bytes: [UInt8]) -> [UInt8] {
    let (single, double) = (UInt8(ascii: "'"), UInt8(ascii: "\""))
    let quote = bytes.contains(single) && !bytes.contains(double) ? double : single
    var text: [UInt8] = [UInt8(ascii: "b"), quote]
    for byte in bytes {
      switch byte {
      case quote, UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case 0x09: text += "\\t".utf8
      case 0x0a: text += "\\n".utf8
      case 0x0d: text += "\\r".utf8
      case 0x20..<0x7f: text.append(byte)
      default: text += "\\x\(LowercaseHex.text([byte]))".utf8
      }
    }
    return text + [quote]
  }
}
