// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The members of the figure itself, with its `kind` beside them.
extension Figure: Codable {
  private enum Kind: String, Codable { case table, interval, distribution, ranking, cumulative }
  private enum Keys: String, CodingKey { case kind }

  public init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: Keys.self).decode(Kind.self, forKey: .kind) {
    case .table: self = .table(try Table(from: decoder))
    case .interval: self = .interval(try Interval(from: decoder))
    case .distribution: self = .distribution(try Distribution(from: decoder))
    case .ranking: self = .ranking(try Ranking(from: decoder))
    case .cumulative: self = .cumulative(try Cumulative(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Keys.self)
    switch self {
    case .table(let table):
      try values.encode(Kind.table, forKey: .kind)
      try table.encode(to: encoder)
    case .interval(let interval):
      try values.encode(Kind.interval, forKey: .kind)
      try interval.encode(to: encoder)
    case .distribution(let distribution):
      try values.encode(Kind.distribution, forKey: .kind)
      try distribution.encode(to: encoder)
    case .ranking(let ranking):
      try values.encode(Kind.ranking, forKey: .kind)
      try ranking.encode(to: encoder)
    case .cumulative(let cumulative):
      try values.encode(Kind.cumulative, forKey: .kind)
      try cumulative.encode(to: encoder)
    }
  }
}
