// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// The report as a versioned file: the source of truth that every other format is a view of.
package enum JSONReport {
  /// Bytes of the largest file that is read: 256 MiB.
  package static let sizeLimit = 256 * 1024 * 1024

  /// Same report, same bytes: sorted keys, and a newline at the end.
  ///
  /// - Throws: `EncodingError` for values that JSON cannot hold.
  package static func data(_ report: Report) throws -> Data {
    var data = try ReportCoding.encoder(pretty: true).encode(report)
    data.append(UInt8(ascii: "\n"))
    return data
  }

  /// - Throws: ``ReportReadError`` for files that are too large, damaged, incomplete, or newer.
  package static func read(_ data: Data, sizeLimit: Int = sizeLimit) throws -> Report {
    guard data.count <= sizeLimit else {
      throw ReportReadError.tooLarge(bytes: data.count, limit: sizeLimit)
    }
    let report: Report
    do {
      report = try ReportCoding.decoder.decode(Report.self, from: data)
    } catch {
      // A newer file may not decode at all; its version then says more than the first missing key.
      try checkVersion(try? ReportCoding.decoder.decode(Header.self, from: data).version)
      throw ReportReadError.damaged(at: error)
    }
    try checkVersion(report.version)
    guard report.totals == Totals(of: report.cases) else { throw ReportReadError.incomplete }
    return report
  }

  private struct Header: Decodable { var version: Int }

  private static func checkVersion(_ version: Int?) throws {
    guard let version, !(1...Report.currentVersion).contains(version) else { return }
    throw ReportReadError.version(version)
  }
}
