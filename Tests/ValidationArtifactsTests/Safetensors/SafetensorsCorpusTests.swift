// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationArtifacts

/// Needs the labelled corpus of model files, which is not shipped; without VALIDATE_MODEL_CORPUS
/// the reader is not compared with its labels.
@Suite(
  "Safetensors corpus", .enabled(if: SafetensorsCorpus.folder != nil, SafetensorsCorpus.notRun))
struct SafetensorsCorpusTests {
  @Test("every label is reproduced")
  func labels() throws {
    let folder = try #require(SafetensorsCorpus.folder)
    let files = try SafetensorsCorpus.files(in: folder)
    #expect(files.count > 40, "the labels name fewer safetensors files than expected")
    for file in files {
      let inspection = try SafetensorsReader.read(fileAt: folder.appending(path: file.path))
      #expect(inspection.isWellFormed == file.isWellFormed, "\(file.path): \(inspection.faults)")
    }
  }
}

/// The labels that concern the format.
enum SafetensorsCorpus {
  static let notRun: Comment =
    "VALIDATE_MODEL_CORPUS is not set: the reader is not compared with the corpus's labels"

  static var folder: URL? {
    ProcessInfo.processInfo.environment["VALIDATE_MODEL_CORPUS"].map {
      URL(filePath: $0, directoryHint: .isDirectory)
    }
  }

  struct File {
    let path: String
    let isWellFormed: Bool
  }

  /// Every file of the format or of its name; in `sanity` the layout is sound and the weights not.
  static func files(in folder: URL) throws -> [File] {
    let text = try String(contentsOf: folder.appending(path: "labels.csv"), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      let fields = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
      guard fields.count == 5, fields[2] == "safetensors" || fields[0].hasSuffix(".safetensors")
      else { return nil }
      let isOfFormat = fields[2] == "safetensors"
      let isSound = isOfFormat && (fields[1] == "benign" || fields[0].contains("/sanity/"))
      return File(path: String(fields[0]), isWellFormed: isSound)
    }
  }
}
