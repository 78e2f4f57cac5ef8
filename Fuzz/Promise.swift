// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Ends the program, which libFuzzer takes for a finding, when a promise about an input is broken.
func promise(_ kept: Bool, _ what: @autoclosure () -> String) {
  if kept { return }
  FileHandle.standardError.write(Data("broken promise: \(what().debugDescription)\n".utf8))
  fatalError("broken promise")
}
