// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Broken files, each with the rules that it breaks.
enum SafetensorsFaults {
  struct Example: Sendable, CustomTestStringConvertible {
    let what: String
    let bytes: [UInt8]
    let rules: [String]

    var testDescription: String { what }

    init(_ what: String, _ bytes: [UInt8], _ rules: String...) {
      (self.what, self.bytes, self.rules) = (what, bytes, rules)
    }
  }

  private typealias Writer = SafetensorsWriter
  private static let good = Writer.entry("a", "U8", [2], 0, 2)

  private static func header(_ text: String, data: Int = 0) -> [UInt8] {
    Writer.file(header: text, data: [UInt8](repeating: 1, count: data))
  }

  private static func tensor(_ fields: String, data: Int = 0) -> [UInt8] {
    header("{\"t\":{\(fields)}}", data: data)
  }

  static let examples = files + headers + entries + layouts

  private static let files = [
    Example("no bytes", [], "header-too-small"),
    Example("seven bytes", [2, 0, 0, 0, 0, 0, 0], "header-too-small"),
    Example(
      "header of 100,000,001 bytes", Writer.bytes([100_000_001 as UInt64]), "header-too-large"),
    Example("header of 2^64 - 1 bytes", Writer.bytes([UInt64.max]), "header-too-large"),
    Example(
      "header beyond the file", Writer.file(header: Array("{}".utf8), length: 3),
      "header-beyond-file"),
  ]

  private static let headers = [
    Example("empty header", header(""), "header-start", "header-not-json"),
    Example("array", header("[]"), "header-start", "header-not-json"),
    Example("byte order mark", header("\u{feff}{}"), "header-start", "header-not-json"),
    Example("white space first", header(" {}"), "header-start"),
    Example("unfinished", header("{"), "header-not-json"),
    Example("comment", header("{}//"), "header-not-json"),
    Example("NUL padding", header("{}\0"), "header-not-json"),
    Example("two values", header("{}{}"), "header-not-json"),
    Example("not UTF-8", Writer.file(header: [0x7b, 0x22, 0xff, 0x22, 0x3a]), "header-not-json"),
    Example("lone surrogate", header(#"{"\ud800":{}}"#), "header-not-json"),
    Example("metadata a list", header(#"{"__metadata__":[]}"#), "metadata-not-object"),
    Example("metadata false", header(#"{"__metadata__":false}"#), "metadata-not-object"),
    Example(
      "metadata of others than strings", header(#"{"__metadata__":{"a":1,"b":{},"c":null}}"#),
      "metadata-not-text", "metadata-not-text", "metadata-not-text"),
    Example(
      "metadata key twice", header(#"{"__metadata__":{"a":"1","\u0061":"1"}}"#),
      "duplicate-metadata-key"),
    Example(
      "metadata twice", header(#"{"__metadata__":{},"__metadata__":{}}"#), "duplicate-name"),
    Example(
      "name twice", header("{\(good),\(good)}", data: 2), "duplicate-name", "offsets-overlap"),
    Example(
      "empty tensors of one name by an escape",
      header(
        #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"#
          + #""\u0061":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#), "duplicate-name"),
    Example("empty name", header("{\(Writer.entry("", "U8", [2], 0, 2))}", data: 2), "empty-name"),
  ]

  private static let entries =
    [
      Example("tensor a number", header(#"{"t":1}"#), "tensor-not-object"),
      Example(
        "tensor a list", header(#"{"t":["U8",[0],[0,0]]}"#), "tensor-not-object"),
      Example("no field", tensor(""), "field-missing", "field-missing", "field-missing"),
      Example(
        "unknown field", tensor(#""dtype":"U8","shape":[0],"data_offsets":[0,0],"x":[{}]"#),
        "unknown-field"),
      Example(
        "field twice", tensor(#""dtype":"U8","dtype":"U8","shape":[0],"data_offsets":[0,0]"#),
        "duplicate-field"),
      Example(
        "unknown type", tensor(#""dtype":"F128","shape":[1],"data_offsets":[0,16]"#, data: 16),
        "unknown-dtype"),
      Example(
        "type in lowercase", tensor(#""dtype":"u8","shape":[0],"data_offsets":[0,0]"#),
        "unknown-dtype"),
      Example(
        "type a number", tensor(#""dtype":8,"shape":[0],"data_offsets":[0,0]"#), "unknown-dtype"),
      Example(
        "one offset", tensor(#""dtype":"U8","shape":[0],"data_offsets":[0]"#), "data-offsets-count"),
      Example(
        "three offsets", tensor(#""dtype":"U8","shape":[0],"data_offsets":[0,0,0]"#),
        "data-offsets-count"),
      Example(
        "shape a number", tensor(#""dtype":"U8","shape":1,"data_offsets":[0,1]"#, data: 1),
        "not-integers"),
      Example(
        "offset beyond 64 bits",
        tensor(#""dtype":"U8","shape":[0],"data_offsets":[0,18446744073709551616]"#),
        "not-integers"),
    ]
    + ["-1", "1.0", "1e0", "\"1\"", "null", "true", "[1]"].map {
      Example(
        "dimension \($0)",
        tensor("\"dtype\":\"U8\",\"shape\":[\($0)],\"data_offsets\":[0,1]", data: 1),
        "not-integers")
    }

  private static let layouts = [
    Example("shorter than its shape", header("{\(good)}", data: 1), "incomplete-buffer"),
    Example("bytes after the last tensor", header("{\(good)}", data: 3), "trailing-bytes"),
    Example("data without tensors", header("{}", data: 1), "trailing-bytes"),
    Example(
      "end before start", header("{\(Writer.entry("t", "U8", [2], 2, 0))}", data: 2),
      "offsets-reversed", "offsets-hole", "trailing-bytes"),
    Example(
      "hole at the beginning", header("{\(Writer.entry("t", "U8", [2], 1, 3))}", data: 3),
      "offsets-hole"),
    Example(
      "hole in the middle",
      header("{\(good),\(Writer.entry("b", "U8", [1], 3, 4))}", data: 4), "offsets-hole"),
    Example(
      "overlap", header("{\(good),\(Writer.entry("b", "U8", [2], 1, 3))}", data: 3),
      "offsets-overlap"),
    Example(
      "size against shape", header("{\(Writer.entry("t", "F32", [2], 0, 4))}", data: 4),
      "size-mismatch"),
    Example(
      "half a byte", header("{\(Writer.entry("t", "F4", [3], 0, 2))}", data: 2), "misaligned"),
    Example(
      "product beyond 64 bits",
      tensor(#""dtype":"U8","shape":[2,18446744073709551614],"data_offsets":[0,0]"#),
      "shape-overflow"),
    Example(
      "bits beyond 64 bits",
      tensor(#""dtype":"F64","shape":[4611686018427387904],"data_offsets":[0,0]"#),
      "shape-overflow"),
    Example(
      "offsets at the end of 64 bits",
      tensor(
        #""dtype":"U8","shape":[1],"data_offsets":[18446744073709551614,18446744073709551615]"#),
      "offsets-hole", "incomplete-buffer"),
  ]
}
