// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The messages of onnx-ml.proto 1.23, with every field that they may have.
enum ONNXMessages {
  static let model = ProtobufSchema(
    "ModelProto",
    [
      1: .integer("ir_version"), 2: .bytes("producer_name"), 3: .bytes("producer_version"),
      4: .bytes("domain"), 5: .integer("model_version"), 6: .bytes("doc_string"),
      7: .bytes("graph"), 8: .list("opset_import"), 14: .list("metadata_props"),
      20: .list("training_info"), 25: .list("functions"), 26: .list("configuration"),
    ])

  static let graph = ProtobufSchema(
    "GraphProto",
    [
      1: .list("node"), 2: .bytes("name"), 5: .list("initializer"), 10: .bytes("doc_string"),
      11: .list("input"), 12: .list("output"), 13: .list("value_info"),
      14: .list("quantization_annotation"), 15: .list("sparse_initializer"),
      16: .list("metadata_props"),
    ])

  static let node = ProtobufSchema(
    "NodeProto",
    [
      1: .list("input"), 2: .list("output"), 3: .bytes("name"), 4: .bytes("op_type"),
      5: .list("attribute"), 6: .bytes("doc_string"), 7: .bytes("domain"), 8: .bytes("overload"),
      9: .list("metadata_props"), 10: .list("device_configurations"),
    ])

  static let attribute = ProtobufSchema(
    "AttributeProto",
    [
      1: .bytes("name"), 2: .float("f"), 3: .integer("i"), 4: .bytes("s"), 5: .bytes("t"),
      6: .bytes("g"), 7: .floats("floats"), 8: .integers("ints"), 9: .list("strings"),
      10: .list("tensors"), 11: .list("graphs"), 13: .bytes("doc_string"), 14: .bytes("tp"),
      15: .list("type_protos"), 20: .integer("type"), 21: .bytes("ref_attr_name"),
      22: .bytes("sparse_tensor"), 23: .list("sparse_tensors"),
    ])

  enum Tensor {
    static let floatData = 4
    static let int32Data = 5
    static let stringData = 6
    static let int64Data = 7
    static let rawData = 9
    static let doubleData = 10
    static let uint64Data = 11

    static let schema = ProtobufSchema(
      "TensorProto",
      [
        1: .integers("dims"), 2: .integer("data_type"), 3: .bytes("segment"),
        4: .floats("float_data"), 5: .integers("int32_data"), 6: .list("string_data"),
        7: .integers("int64_data"), 8: .bytes("name"), 9: .bytes("raw_data"),
        10: .doubles("double_data"), 11: .integers("uint64_data"), 12: .bytes("doc_string"),
        13: .list("external_data"), 14: .integer("data_location"), 16: .list("metadata_props"),
      ])
  }

  static let sparseTensor = ProtobufSchema(
    "SparseTensorProto", [1: .bytes("values"), 2: .bytes("indices"), 3: .integers("dims")])

  static let entry = ProtobufSchema(
    "StringStringEntryProto", [1: .bytes("key"), 2: .bytes("value")])

  static let operatorSet = ProtobufSchema(
    "OperatorSetIdProto", [1: .bytes("domain"), 2: .integer("version")])

  static let function = ProtobufSchema(
    "FunctionProto",
    [
      1: .bytes("name"), 2: .integer("since_version"), 3: .integer("status"), 4: .list("input"),
      5: .list("output"), 6: .list("attribute"), 7: .list("node"), 8: .bytes("doc_string"),
      9: .list("opset_import"), 10: .bytes("domain"), 11: .list("attribute_proto"),
      12: .list("value_info"), 13: .bytes("overload"), 14: .list("metadata_props"),
    ])

  static let trainingInfo = ProtobufSchema(
    "TrainingInfoProto",
    [
      1: .bytes("initialization"), 2: .bytes("algorithm"), 3: .list("initialization_binding"),
      4: .list("update_binding"),
    ])

  static let valueInfo = ProtobufSchema(
    "ValueInfoProto",
    [1: .bytes("name"), 2: .bytes("type"), 3: .bytes("doc_string"), 4: .list("metadata_props")])

  static let type = ProtobufSchema(
    "TypeProto",
    [
      1: .bytes("tensor_type"), 4: .bytes("sequence_type"), 5: .bytes("map_type"),
      6: .bytes("denotation"), 7: .bytes("opaque_type"), 8: .bytes("sparse_tensor_type"),
      9: .bytes("optional_type"),
    ])

  static let tensorType = ProtobufSchema(
    "TypeProto.Tensor", [1: .integer("elem_type"), 2: .bytes("shape")])

  static let elementOfType = ProtobufSchema("TypeProto.Sequence", [1: .bytes("elem_type")])

  static let mapType = ProtobufSchema(
    "TypeProto.Map", [1: .integer("key_type"), 2: .bytes("value_type")])

  static let opaqueType = ProtobufSchema(
    "TypeProto.Opaque", [1: .bytes("domain"), 2: .bytes("name")])

  static let shape = ProtobufSchema("TensorShapeProto", [1: .list("dim")])

  static let dimension = ProtobufSchema(
    "TensorShapeProto.Dimension",
    [1: .integer("dim_value"), 2: .bytes("dim_param"), 3: .bytes("denotation")])
}
