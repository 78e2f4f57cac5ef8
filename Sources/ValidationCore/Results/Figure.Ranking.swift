// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension Figure {
  /// Named values by descending size, such as the drift of each column.
  public struct Ranking: Hashable, Sendable {
    public static let mostEntries = 10_000

    public private(set) var title: String
    /// May be empty.
    public private(set) var unit: String
    /// NaN first, since a value that nobody knows needs to be looked at, then the largest.
    public private(set) var entries: [Entry]
    /// Smaller values that there was no room for.
    public private(set) var omitted: Int

    /// Sorts the entries, those of one size as they were given.
    public init(title: String, unit: String, entries: [Entry]) {
      self.init(title: title, unit: unit, entries: entries, omitted: 0)
    }

    private init(title: String, unit: String, entries: [Entry], omitted: Int) {
      self.title = title
      self.unit = unit
      let sorted = entries.enumerated().sorted { left, right in
        let (first, second) = (left.element.value, right.element.value)
        if first.isNaN != second.isNaN { return first.isNaN }
        return first > second || !(second > first) && left.offset < right.offset
      }
      self.entries = sorted.prefix(Self.mostEntries).map(\.element)
      self.omitted = omitted + max(0, entries.count - Self.mostEntries)
    }
  }

  public struct Entry: Codable, Hashable, Sendable {
    public var name: String
    public var value: Double
    /// Largest value that is allowed.
    public var limit: Double?

    /// A value that nobody knows keeps no limit.
    public var isOverLimit: Bool { limit.map { !(value <= $0) } ?? false }

    public init(name: String, value: Double, limit: Double?) {
      self.name = name
      self.value = value
      self.limit = limit
    }
  }
}

extension Figure.Ranking: Codable {
  private enum CodingKeys: String, CodingKey { case title, unit, entries, omitted }

  /// - Throws: `DecodingError` for more entries than the limit, or a negative number of omitted ones.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let entries = try values.decode([Figure.Entry].self, forKey: .entries)
    let omitted = try values.decodeIfPresent(Int.self, forKey: .omitted) ?? 0
    guard entries.count <= Self.mostEntries, omitted >= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .entries, in: values,
        debugDescription:
          "a ranking has at most \(Self.mostEntries) entries, and omits no fewer than 0"
      )
    }
    self.init(
      title: try values.decode(String.self, forKey: .title),
      unit: try values.decode(String.self, forKey: .unit), entries: entries, omitted: omitted)
  }
}
