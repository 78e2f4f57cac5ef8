// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationReporting

/// libFuzzer's entry point: a report that can be written and read again, or an error that says why.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReport(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Data(UnsafeBufferPointer(start: start, count: count))
  do {
    let report = try JSONReport.read(bytes)
    let written = try JSONReport.data(report)
    let again = try JSONReport.data(try JSONReport.read(written))
    promise(written == again, "the same when written, read and written again")
  } catch let error as ReportReadError {
    promise(!error.description.contains(where: \.isNewline), "one line: \(error)")
  } catch {
    promise(false, "only read errors are thrown, not \(error)")
  }
  return 0
}
