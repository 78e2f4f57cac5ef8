// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// Reviewed counts of a dataset's columns, kept in the repository to compare later data with.
struct DriftProfile: Codable, Hashable, Sendable {
  static let format = "drift-profile"
  static let version = 1
  /// Bytes: 16 MiB, more than ten thousand columns take.
  static let largest: UInt64 = 16 << 20

  private(set) var format = Self.format
  private(set) var version = Self.version
  var rows: Int64
  var columns: [Column]

  struct Column: Codable, Hashable, Sendable {
    var name: String
    var type: ColumnType
    /// Null or NaN.
    var missing: Int64
    /// Of ordered columns.
    var ordered: Ordered?
    /// Of columns of categories, the most frequent first.
    var categories: [ValueCounts.Entry]?
  }

  struct Ordered: Codable, Hashable, Sendable {
    var cells: CellEdges
    /// Finite values in each cell: one more than there are edges.
    var counts: [Int64]
    var negativeInfinity: Int64
    var positiveInfinity: Int64
    /// Where a statistic compares values.
    var outline: ColumnOutline?

    private enum CodingKeys: String, CodingKey {
      case cells, counts, outline
      case negativeInfinity = "negative-infinity"
      case positiveInfinity = "positive-infinity"
    }
  }

  init(rows: Int64, columns: [Column]) {
    self.rows = rows
    self.columns = columns
  }
}

extension DriftProfile {
  /// The same profile, the same bytes.
  ///
  /// - Throws: ``Obstacle`` for more than would be read.
  func encoded(for path: RepositoryPath) throws -> Data {
    let data = try ReportCoding.encoder(pretty: true).encode(self) + Data("\n".utf8)
    guard data.count <= Self.largest else {
      throw Obstacle.profileTooLarge(path, UInt64(data.count))
    }
    return data
  }

  /// - Throws: ``Obstacle`` for anything but what `encoded` writes, white space apart.
  init(_ file: SnapshotFile) throws {
    guard file.size <= Self.largest else { throw Obstacle.profileTooLarge(file.path, file.size) }
    let data = try Data(contentsOf: file.url)
    do {
      // A name that stands twice would be read once, and nobody could say which.
      _ = try StrictJSON(parsing: Array(data))
      self = try ReportCoding.decoder.decode(Self.self, from: data)
      let written = try ReportCoding.decoder.decode(JSONValue.self, from: data)
      guard try JSONValue(encoding: self) == written else {
        throw ProfileMistake("it holds keys that are not known")
      }
      try validate()
    } catch {
      throw Obstacle.profileInvalid(file.path, "\(error)")
    }
  }

  private func validate() throws {
    guard format == Self.format, version == Self.version else {
      throw ProfileMistake("it is \(format) \(version), not \(Self.format) \(Self.version)")
    }
    guard Set(columns.map(\.name)).count == columns.count else {
      throw ProfileMistake("a column stands there twice")
    }
    for column in columns where try column.total() != rows {
      throw ProfileMistake("the counts of column '\(column.name)' are not its \(rows) rows")
    }
  }
}

extension DriftProfile.Column {
  var edges: CellEdges? { ordered?.cells }

  func outline(for statistics: [DriftStatistic]) throws(Obstacle) -> ColumnOutline {
    guard let outline = ordered?.outline else { throw .profileLacksOutline(name, statistics) }
    return outline
  }

  func numericCells() throws(Obstacle) -> NumericCells {
    guard let ordered else { throw .profileLacks(name) }
    return NumericCells(
      null: missing, nan: 0, negativeInfinity: ordered.negativeInfinity,
      positiveInfinity: ordered.positiveInfinity, between: ordered.counts)
  }

  func valueCounts() throws(Obstacle) -> ValueCounts {
    guard let categories else { throw .profileLacks(name) }
    return ValueCounts(
      entries: categories, distinct: Int64(categories.count), unlisted: 0, null: missing)
  }

  fileprivate func total() throws -> Int64 {
    switch (ordered, categories) {
    case (let ordered?, nil) where type.driftKind == .ordered:
      guard
        CellEdges(edges: ordered.cells.edges, isByValue: ordered.cells.isByValue) != nil,
        ordered.counts.count == ordered.cells.edges.count + 1
      else { throw ProfileMistake("the edges of column '\(name)' do not ascend, or are too many") }
      guard ordered.outline?.isValid ?? true else {
        throw ProfileMistake("the quantiles of column '\(name)' do not ascend, or are too few")
      }
      return try Checked.sum(
        [missing, ordered.negativeInfinity, ordered.positiveInfinity] + ordered.counts, name)
    case (nil, let categories?) where type.driftKind == .categories:
      guard categories.count <= CategoryInquiry.mostKnown,
        Set(categories.map(\.value)).count == categories.count
      else { throw ProfileMistake("the categories of column '\(name)' repeat, or are too many") }
      return try Checked.sum([missing] + categories.map(\.count), name)
    default: throw ProfileMistake("column '\(name)' is not counted as its type \(type.rawValue)")
    }
  }
}

private struct ProfileMistake: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
