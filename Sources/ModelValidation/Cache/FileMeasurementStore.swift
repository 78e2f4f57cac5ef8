// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationReporting

/// One file a measurement, named by its fingerprint. A file that cannot be read counts as absent.
struct FileMeasurementStore: MeasurementStore {
  static let largestFile = 256 << 20

  let folder: URL

  func digest(of text: String) -> String { ContentDigest.sha256(of: text.utf8).hex }

  func measurement(for fingerprint: String) -> JSONValue? {
    let place = file(fingerprint)
    guard let size = try? place.resourceValues(forKeys: [.fileSizeKey]).fileSize,
      size <= Self.largestFile, let data = try? Data(contentsOf: place),
      let stored = try? ReportCoding.decoder.decode(Stored.self, from: data),
      stored.fingerprint == fingerprint
    else { return nil }
    return stored.measurement
  }

  func keep(_ measurement: JSONValue, for fingerprint: String) {
    let stored = Stored(fingerprint: fingerprint, measurement: measurement)
    guard let data = try? ReportCoding.encoder().encode(stored) else { return }
    let place = file(fingerprint)
    guard (try? Data(contentsOf: place)) != data else { return }
    // Best effort: without it, or with a part of it, the measurement is made again.
    try? AtomicFile.write(data, to: place, isLasting: false)
  }

  private func file(_ fingerprint: String) -> URL {
    folder.appendingPathComponent("\(fingerprint).json", isDirectory: false)
  }

  private struct Stored: Codable {
    var fingerprint: String
    var measurement: JSONValue
  }
}
