// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationReporting

@Suite struct ColorChoiceTests {
  struct Row: Sendable {
    var choice: ColorChoice
    var environment: [String: String]
    var isTerminal: Bool
    var isColored: Bool

    init(_ choice: ColorChoice, _ environment: [String: String], _ terminal: Bool, _ colored: Bool)
    {
      self.choice = choice
      self.environment = environment
      isTerminal = terminal
      isColored = colored
    }
  }

  @Test(arguments: [
    Row(.always, ["NO_COLOR": "1", "TERM": "dumb"], false, true),
    Row(.never, ["FORCE_COLOR": "1", "GITHUB_ACTIONS": "true"], true, false),
    Row(.auto, [:], true, true), Row(.auto, [:], false, false),
    Row(.auto, ["NO_COLOR": "1"], true, false), Row(.auto, ["NO_COLOR": ""], true, true),
    Row(.auto, ["NO_COLOR": "0"], true, false),
    Row(.auto, ["NO_COLOR": "1", "FORCE_COLOR": "1"], true, false),
    Row(.auto, ["NO_COLOR": "1", "GITHUB_ACTIONS": "true"], false, false),
    Row(.auto, ["FORCE_COLOR": "1"], false, true), Row(.auto, ["FORCE_COLOR": "0"], false, false),
    Row(.auto, ["FORCE_COLOR": ""], false, false), Row(.auto, ["FORCE_COLOR": "0"], true, true),
    Row(.auto, ["CLICOLOR_FORCE": "1"], false, true),
    Row(.auto, ["CLICOLOR_FORCE": "0"], false, false),
    Row(.auto, ["CLICOLOR_FORCE": "1", "TERM": "dumb"], false, true),
    Row(.auto, ["TERM": "dumb"], true, false), Row(.auto, ["TERM": "xterm"], false, false),
    Row(.auto, ["GITHUB_ACTIONS": "true"], false, true),
    Row(.auto, ["GITHUB_ACTIONS": "false"], false, false),
    Row(.auto, ["GITHUB_ACTIONS": "true", "TERM": "dumb"], false, false),
  ])
  func `option, then variables, then the stream`(row: Row) {
    let colored = row.choice.isColored(environment: row.environment, isTerminal: row.isTerminal)
    #expect(colored == row.isColored)
  }
}
