// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent

extension MachineIdentity {
  /// The machine and the executable that run now.
  ///
  /// - Parameter facts: Where the executable's digest is kept, which takes longer than all else here.
  static func current(executable: URL?, _ facts: RememberedFacts) -> MachineIdentity {
    var names = utsname()
    uname(&names)
    return MachineIdentity(
      operatingSystem: [text(of: names.sysname), text(of: names.release)].joined(separator: " "),
      processor: [text(of: names.machine), processorModel()].joined(separator: " "),
      executable: executable.flatMap { digest(of: $0, facts) } ?? "unknown")
  }

  private static func digest(of executable: URL, _ facts: RememberedFacts) -> String? {
    facts.text("sha256", of: executable) { try? ContentDigest.sha256(ofFileAt: executable).hex }
  }

  private static func text<Tuple>(of field: Tuple) -> String {
    withUnsafeBytes(of: field) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Kernels of numerical libraries are chosen by the model, so equal measurements need an equal one.
  private static func processorModel() -> String {
    guard let file = FileHandle(forReadingAtPath: "/proc/cpuinfo"),
      let data = try? file.read(upToCount: 16_384)
    else { return "unknown" }
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("model name") }
    return line.map { String($0.drop { $0 != ":" }.dropFirst(2)) } ?? "unknown"
  }
}
