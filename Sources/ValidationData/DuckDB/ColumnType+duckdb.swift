// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension ColumnType {
  /// Kind of the type that `DESCRIBE` names; nested types and lists of anything are `other`.
  package init(duckdb name: String) {
    self =
      switch name {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT": .integer
      case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT": .integer
      case "FLOAT", "DOUBLE": .double
      case "VARCHAR", "UUID": .string
      case "BOOLEAN": .boolean
      case "DATE": .date
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS": .timestamp
      case "TIMESTAMP WITH TIME ZONE": .timestamp
      case "TIME": .time
      case _ where name.hasSuffix("]"): .other
      case _ where name.hasPrefix("DECIMAL("): .decimal
      case _ where name.hasPrefix("ENUM("): .string
      default: .other
      }
  }
}
