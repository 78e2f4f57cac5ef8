// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Whether text that a user wrote is one expression over the columns of one row, told from the engine's
/// own parse of it. Text that passes cannot mean anything else inside a statement.
enum RuleParsing {
  static let longestRule = 10_000

  /// What the engine is asked to parse.
  static func query(_ rule: String) -> String { "SELECT \(SQLTable.enclosed(rule))" }

  private static let refused: [String: String] = [
    "SUBQUERY": "it holds a query of its own",
    "STAR": "it speaks of all columns at once",
    "WINDOW": "it looks at other rows",
    "PARAMETER": "it holds a parameter",
    "DEFAULT": "it is no expression",
  ]

  /// Functions whose value is not the row's alone, or that make several rows of one.
  private static let refusedFunctions: Set<String> = [
    "unnest", "unlist", "random", "uuid", "gen_random_uuid", "uuidv4", "uuidv7", "setseed",
    "nextval", "currval", "getenv", "getvariable", "current_setting", "query", "query_table",
    "now", "today", "get_current_timestamp", "current_timestamp", "current_date", "current_time",
    "transaction_timestamp", "get_current_time", "current_localtime", "current_localtimestamp",
    "write_log", "txid_current", "version", "columns",
  ]

  /// - Parameter tree: the engine's parse as JSON; `nil` when it gave none.
  /// - Throws: ``Obstacle`` `rule.invalid`.
  static func facts(_ rule: String, tree: String?) throws(Obstacle) -> RuleFacts {
    guard let tree, let object = try? JSONSerialization.jsonObject(with: Data(tree.utf8)),
      let root = object as? [String: Any]
    else { throw .ruleInvalid(rule, "it is nested too deeply") }
    if root["error"] as? Bool != false {
      throw .ruleInvalid(rule, root["error_message"] as? String ?? "it does not parse")
    }
    guard let statements = root["statements"] as? [[String: Any]], statements.count == 1,
      let node = statements[0]["node"] as? [String: Any], isBare(node),
      let list = node["select_list"] as? [[String: Any]], list.count == 1
    else { throw .ruleInvalid(rule, "it is not one expression") }
    var facts = RuleFacts(columns: [])
    if let reason = walk(list[0], &facts) { throw .ruleInvalid(rule, reason) }
    return facts
  }

  /// A SELECT of nothing but its list.
  private static func isBare(_ node: [String: Any]) -> Bool {
    let absent = ["where_clause", "having", "sample", "qualify"]
    let empty = ["modifiers", "group_expressions", "group_sets"]
    return node["type"] as? String == "SELECT_NODE"
      && absent.allSatisfy { node[$0] is NSNull }
      && empty.allSatisfy { (node[$0] as? [Any])?.isEmpty == true }
      && (node["from_table"] as? [String: Any])?["type"] as? String == "EMPTY"
      && ((node["cte_map"] as? [String: Any])?["map"] as? [Any])?.isEmpty == true
  }

  /// The reason why the expression, or a part of it, is refused.
  private static func walk(_ value: Any, _ facts: inout RuleFacts) -> String? {
    if let list = value as? [Any] {
      for element in list { if let reason = walk(element, &facts) { return reason } }
    }
    guard let object = value as? [String: Any] else { return nil }
    if let kind = object["class"] as? String, let reason = refused[kind] { return reason }
    if let names = object["column_names"] as? [String], let name = names.first,
      !facts.columns.contains(name)
    {
      facts.columns.append(name)
    }
    if let function = object["function_name"] as? String,
      refusedFunctions.contains(function.lowercased())
    {
      return "\(function) does not depend on the row alone"
    }
    for key in object.keys.sorted() {
      if let part = object[key], let reason = walk(part, &facts) { return reason }
    }
    return nil
  }
}

extension Obstacle {
  static func ruleInvalid(_ rule: String, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "data.rule-invalid",
      message:
        "the rule \(OneLine.quoted(rule)) is not one SQL expression over the columns of a row: "
        + OneLine.of(reason),
      remedy: "write one expression such as: amount >= 0 and currency is not null")
  }
}
