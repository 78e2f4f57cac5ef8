// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Testing
public import ValidationCore

extension Report: CustomTestStringConvertible {
  /// A whole report would fill the log of every run.
  public var testDescription: String {
    "report of \(suites.count) suites and \(totals.tests) cases, exit \(exitCode.rawValue)"
  }
}
