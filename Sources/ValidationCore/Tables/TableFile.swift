// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Column of a table as the engine sees it.
public struct TableColumn: Codable, Hashable, Sendable {
  public var name: String
  public var type: ColumnType
  /// The engine's own name of the type, such as `DECIMAL(18,2)`.
  public var engineType: String

  public init(name: String, type: ColumnType, engineType: String) {
    self.name = name
    self.type = type
    self.engineType = engineType
  }
}

/// Kinds of column that a manifest can ask for.
public enum ColumnType: String, Codable, CaseIterable, Hashable, Sendable {
  case integer, double, decimal, string, boolean, date, timestamp
  /// Of day, without a zone.
  case time
  /// Nested, binary, and whatever an engine has of its own.
  case other
}

/// Table that questions are asked about: one file, or several with the same columns.
public struct TableFile: Hashable, Sendable {
  public enum Format: String, Codable, CaseIterable, Sendable {
    case parquet, csv
    case jsonLines = "json-lines"
    /// Arrow IPC file, also called Feather 2.
    case arrow
    /// Folder of a Delta Lake table.
    case delta
  }

  /// One file of the table.
  public struct Part: Hashable, Sendable {
    /// Path in the repository or the output of a command; folders called `key=value` are columns when
    /// the table is partitioned.
    public var displayPath: String
    /// Absolute path of the content, or its address.
    public var localPath: String

    public init(displayPath: String, localPath: String) {
      self.displayPath = displayPath
      self.localPath = localPath
    }
  }

  /// Name of the dataset in the manifest.
  public var dataset: String
  /// How the table is called in the repository, for messages.
  public var displayPath: String
  /// Never empty; in byte order of their paths.
  public var parts: [Part]
  public var format: Format
  /// Folders called `key=value` are columns (Hive partitioning).
  public var isPartitioned: Bool
  /// Variables that say how an address is reached, and with which rights.
  public var environment: EnvironmentDeclaration

  public init(
    dataset: String, displayPath: String, parts: [Part], format: Format,
    isPartitioned: Bool = false,
    environment: EnvironmentDeclaration = EnvironmentDeclaration()
  ) {
    self.dataset = dataset
    self.displayPath = displayPath
    self.parts = parts
    self.format = format
    self.isPartitioned = isPartitioned
    self.environment = environment
  }

  public init(dataset: String, displayPath: String, localPath: String, format: Format) {
    self.init(
      dataset: dataset, displayPath: displayPath,
      parts: [Part(displayPath: displayPath, localPath: localPath)], format: format)
  }
}

extension TableFile {
  /// Whether its content is no file of this machine.
  package var isRemote: Bool { parts.contains { $0.localPath.contains("://") } }
}
