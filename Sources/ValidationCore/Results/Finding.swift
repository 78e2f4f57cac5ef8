// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One thing that is wrong with the model.
public struct Finding: Codable, Hashable, Sendable {
  /// Stable identifier, `family.rule`, such as `contract.nulls`.
  public var rule: String
  /// One line: what was looked at, what was found, what was allowed.
  public var message: String
  /// The value found, with its unit.
  public var value: String?
  /// The limit from the manifest, with its unit.
  public var limit: String?
  /// The same value on the base revision.
  public var baseline: String?
  /// File, and line or byte where it can be seen.
  public var place: Place?
  /// What to do next.
  public var remedy: String?
  /// SQL that finds the rows again, over the files as the repository calls them.
  public var statement: String?

  public struct Place: Codable, Hashable, Sendable {
    public var path: RepositoryPath
    public var line: Int?
    /// Position inside the file in the file's own terms, such as `byte 128` or `tensor "coef"`.
    public var detail: String?

    public init(path: RepositoryPath, line: Int? = nil, detail: String? = nil) {
      self.path = path
      self.line = line
      self.detail = detail
    }
  }

  public init(
    rule: String, message: String, value: String? = nil, limit: String? = nil,
    baseline: String? = nil, place: Place? = nil, remedy: String? = nil,
    statement: String? = nil
  ) {
    self.rule = rule
    self.message = message
    self.value = value
    self.limit = limit
    self.baseline = baseline
    self.place = place
    self.remedy = remedy
    self.statement = statement
  }
}
