// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

// Made by scripts/make-onnx-operators.py from onnx 1.23.2; do not edit.
// swift-format-ignore-file

extension ONNXOperators {
  /// `= code bits`: element types that are allowed, a bit for each number of TensorProto.DataType.
  /// `@ domain version`: newest version that the lines after it describe.
  /// `name since-version inputs-from inputs-to outputs-from outputs-to inputs outputs`, where each
  /// of the inputs and outputs is a type variable (`-` none, `~` each of its own) and a code.
  static let table = """
    = aa c02
    = ab 3cfe
    = ac 13cfe
    = ad 10c02
    = ae 3cc2
    = af 13cc2
    = ag 80
    = ah 200
    = ai 13efe
    = aj 7fffefe
    = ak 3014
    = al 30fc
    = am c0
    = an 3efe
    = ao 3ffe
    = ap 13ffe
    = aq 1f3ffe
    = ar 7f3ffe
    = as ff3ffe
    = at 1ff3ffe
    = au 7ff3ffe
    = av 1fff3ffe
    = aw 10402
    = ax 2
    = ay 1fffe
    = az fffe
    = ba 0
    = bb 1ffffe
    = bc 7ffffe
    = bd fffffe
    = be 1fffffe
    = bf 7fffffe
    = bg 1f3efe
    = bh 7f3efe
    = bi ff3efe
    = bj 1ff3efe
    = bk 7ff3efe
    = bl c
    = bm 40
    = bn 38c2
    = bo 4c
    = bp 1e004c
    = bq 7e007c
    = br fe007c
    = bs 1010402
    = bt 6fe007c
    = bu 1efe007c
    = bv 1f0c02
    = bw 4
    = bx 2c0
    = by 802
    = bz 10002
    = ca c0e
    = cb 10c0e
    = cc cea
    = cd 10cea
    = ce 1ffffffe
    = cf cc2
    = cg 10cc2
    = ch 1e000c
    = ci 42
    = cj 10442
    = ck 7e003c
    = cl fe003c
    = cm 1010442
    = cn 6fe003c
    = co 1efe003c
    = cp 8e2
    = cq 10ce2
    = cr 3cce
    = cs 13cce
    = ct 13ece
    = cu 100
    = cv 1c0
    = cw 9c2
    = cx 8c2
    = cy 182
    = cz 180
    = da 982
    = db 9e2
    @ ai.onnx 28
    Abs 1 1 1 1 1 0aa 0aa
    Abs 6 1 1 1 1 0ab 0ab
    Abs 13 1 1 1 1 0ac 0ac
    Acos 7 1 1 1 1 0aa 0aa
    Acos 22 1 1 1 1 0ad 0ad
    Acosh 9 1 1 1 1 0aa 0aa
    Acosh 22 1 1 1 1 0ad 0ad
    Add 1 2 2 1 1 0aa,0aa 0aa
    Add 6 2 2 1 1 0ae,0ae 0ae
    Add 7 2 2 1 1 0ae,0ae 0ae
    Add 13 2 2 1 1 0af,0af 0af
    Add 14 2 2 1 1 0ac,0ac 0ac
    AffineGrid 20 2 2 1 1 0ad,1ag 0ad
    And 1 2 2 1 1 0ah,0ah 1ah
    And 7 2 2 1 1 0ah,0ah 1ah
    ArgMax 1 1 1 1 1 0ab -ag
    ArgMax 11 1 1 1 1 0ab -ag
    ArgMax 12 1 1 1 1 0ab -ag
    ArgMax 13 1 1 1 1 0ac -ag
    ArgMin 1 1 1 1 1 0ab -ag
    ArgMin 11 1 1 1 1 0ab -ag
    ArgMin 12 1 1 1 1 0ab -ag
    ArgMin 13 1 1 1 1 0ac -ag
    Asin 7 1 1 1 1 0aa 0aa
    Asin 22 1 1 1 1 0ad 0ad
    Asinh 9 1 1 1 1 0aa 0aa
    Asinh 22 1 1 1 1 0ad 0ad
    Atan 7 1 1 1 1 0aa 0aa
    Atan 22 1 1 1 1 0ad 0ad
    Atanh 9 1 1 1 1 0aa 0aa
    Atanh 22 1 1 1 1 0ad 0ad
    Attention 23 3 6 1 4 0ad,0ad,1ad,2ai,0ad,1ad 0ad,0ad,1ad,0ad
    Attention 24 3 7 1 4 0ad,0ad,1ad,2ai,0ad,1ad,-ag 0ad,0ad,1ad,0ad
    Attention 25 3 7 1 4 0ad,0ad,1ad,2ai,0ad,1ad,-ag 0ad,0ad,1ad,0ad
    AveragePool 1 1 1 1 1 0aa 0aa
    AveragePool 7 1 1 1 1 0aa 0aa
    AveragePool 10 1 1 1 1 0aa 0aa
    AveragePool 11 1 1 1 1 0aa 0aa
    AveragePool 19 1 1 1 1 0aa 0aa
    AveragePool 22 1 1 1 1 0ad 0ad
    BatchNormalization 1 5 5 1 5 0aa,0aa,0aa,0aa,0aa 0aa,0aa,0aa,0aa,0aa
    BatchNormalization 6 5 5 1 5 0aa,0aa,0aa,0aa,0aa 0aa,0aa,0aa,0aa,0aa
    BatchNormalization 7 5 5 1 5 0aa,0aa,0aa,0aa,0aa 0aa,0aa,0aa,0aa,0aa
    BatchNormalization 9 5 5 1 5 0aa,0aa,0aa,0aa,0aa 0aa,0aa,0aa,0aa,0aa
    BatchNormalization 14 5 5 1 3 0ad,0ad,0ad,1ad,1ad 0ad,1ad,1ad
    BatchNormalization 15 5 5 1 3 0ad,1ad,1ad,2ad,2ad 0ad,2ad,2ad
    Bernoulli 15 1 1 1 1 0aa 1ai
    Bernoulli 22 1 1 1 1 0ad 1ai
    BitCast 26 1 1 1 1 0aj 1aj
    BitShift 11 2 2 1 1 0ak,0ak 0ak
    BitShift 28 2 2 1 1 0al,0al 0al
    BitwiseAnd 18 2 2 1 1 0al,0al 0al
    BitwiseNot 18 1 1 1 1 0al 0al
    BitwiseOr 18 2 2 1 1 0al,0al 0al
    BitwiseXor 18 2 2 1 1 0al,0al 0al
    BlackmanWindow 17 1 1 1 1 0am 1ac
    Cast 1 1 1 1 1 0an 1an
    Cast 6 1 1 1 1 0an 1an
    Cast 9 1 1 1 1 0ao 1ao
    Cast 13 1 1 1 1 0ap 1ap
    Cast 19 1 1 1 1 0aq 1aq
    Cast 21 1 1 1 1 0ar 1ar
    Cast 23 1 1 1 1 0as 1as
    Cast 24 1 1 1 1 0at 1at
    Cast 25 1 1 1 1 0au 1au
    Cast 28 1 1 1 1 0av 1av
    CastLike 15 2 2 1 1 0ap,1ap 1ap
    CastLike 19 2 2 1 1 0aq,1aq 1aq
    CastLike 21 2 2 1 1 0ar,1ar 1ar
    CastLike 23 2 2 1 1 0as,1as 1as
    CastLike 24 2 2 1 1 0at,1at 1at
    CastLike 25 2 2 1 1 0au,1au 1au
    CausalConvWithState 27 2 4 2 2 0aw,0aw,0aw,0aw 0aw,0aw
    Ceil 1 1 1 1 1 0aa 0aa
    Ceil 6 1 1 1 1 0aa 0aa
    Ceil 13 1 1 1 1 0ad 0ad
    Celu 12 1 1 1 1 0ax 0ax
    Celu 28 1 1 1 1 0ad 0ad
    CenterCropPad 18 2 2 1 1 0ay,1am 0ay
    Clip 1 1 1 1 1 0aa 0aa
    Clip 6 1 1 1 1 0aa 0aa
    Clip 11 1 3 1 1 0aa,0aa,0aa 0aa
    Clip 12 1 3 1 1 0ab,0ab,0ab 0ab
    Clip 13 1 3 1 1 0ac,0ac,0ac 0ac
    Col2Im 18 3 3 1 1 0ay,-ag,-ag 0ay
    Compress 9 2 2 1 1 0az,1ah 0az
    Compress 11 2 2 1 1 0az,1ah 0az
    Compress 28 2 2 1 1 0ay,1ah 0ay
    Concat 1 1 * 1 1 0aa 0aa
    Concat 4 1 * 1 1 0az 0az
    Concat 11 1 * 1 1 0az 0az
    Concat 13 1 * 1 1 0ay 0ay
    ConcatFromSequence 11 1 1 1 1 0ba 1az
    Constant 1 0 0 1 1 . 0aa
    Constant 9 0 0 1 1 . 0az
    Constant 11 0 0 1 1 . 0az
    Constant 12 0 0 1 1 . 0az
    Constant 13 0 0 1 1 . 0ay
    Constant 19 0 0 1 1 . 0bb
    Constant 21 0 0 1 1 . 0bc
    Constant 23 0 0 1 1 . 0bd
    Constant 24 0 0 1 1 . 0be
    Constant 25 0 0 1 1 . 0bf
    ConstantOfShape 9 1 1 1 1 0ag 1an
    ConstantOfShape 20 1 1 1 1 0ag 1bg
    ConstantOfShape 21 1 1 1 1 0ag 1bh
    ConstantOfShape 23 1 1 1 1 0ag 1bi
    ConstantOfShape 24 1 1 1 1 0ag 1bj
    ConstantOfShape 25 1 1 1 1 0ag 1bk
    Conv 1 2 3 1 1 0aa,0aa,0aa 0aa
    Conv 11 2 3 1 1 0aa,0aa,0aa 0aa
    Conv 22 2 3 1 1 0ad,0ad,0ad 0ad
    ConvInteger 10 2 4 1 1 0bl,1bl,0bl,1bl 2bm
    ConvTranspose 1 2 3 1 1 0aa,0aa,0aa 0aa
    ConvTranspose 11 2 3 1 1 0aa,0aa,0aa 0aa
    ConvTranspose 22 2 3 1 1 0ad,0ad,0ad 0ad
    Cos 7 1 1 1 1 0aa 0aa
    Cos 22 1 1 1 1 0ad 0ad
    Cosh 9 1 1 1 1 0aa 0aa
    Cosh 22 1 1 1 1 0ad 0ad
    CumProd 26 2 2 1 1 0af,1am 0af
    CumSum 11 2 2 1 1 0bn,1am 0bn
    CumSum 14 2 2 1 1 0af,1am 0af
    DFT 17 1 2 1 1 0ad,1am 0ad
    DFT 20 1 3 1 1 0ad,1am,-ag 0ad
    DeformConv 19 3 5 1 1 0aa,0aa,0aa,0aa,0aa 0aa
    DeformConv 22 3 5 1 1 0ad,0ad,0ad,0ad,0ad 0ad
    DepthToSpace 1 1 1 1 1 0az 0az
    DepthToSpace 11 1 1 1 1 0az 0az
    DepthToSpace 13 1 1 1 1 0ay 0ay
    DepthToSpace 28 1 1 1 1 0ay 0ay
    DequantizeLinear 10 2 3 1 1 0bo,-ax,0bo -ax
    DequantizeLinear 13 2 3 1 1 0bo,-ax,0bo -ax
    DequantizeLinear 19 2 3 1 1 0bp,1aw,0bp 1aw
    DequantizeLinear 21 2 3 1 1 0bq,1aw,0bq 1aw
    DequantizeLinear 23 2 3 1 1 0br,1aw,0br 2aw
    DequantizeLinear 24 2 3 1 1 0br,1bs,0br 2aw
    DequantizeLinear 25 2 3 1 1 0bt,1bs,0bt 2aw
    DequantizeLinear 28 2 3 1 1 0bu,1bs,0bu 2aw
    Det 11 1 1 1 1 0aa 0aa
    Det 22 1 1 1 1 0ad 0ad
    Div 1 2 2 1 1 0aa,0aa 0aa
    Div 6 2 2 1 1 0ae,0ae 0ae
    Div 7 2 2 1 1 0ae,0ae 0ae
    Div 13 2 2 1 1 0af,0af 0af
    Div 14 2 2 1 1 0ac,0ac 0ac
    Dropout 1 1 1 1 2 0aa 0aa,0aa
    Dropout 6 1 1 1 2 0aa 0aa,0aa
    Dropout 7 1 1 1 2 0aa 0aa,0aa
    Dropout 10 1 1 1 2 0aa 0aa,1ah
    Dropout 12 1 3 1 2 0aa,1aa,2ah 0aa,2ah
    Dropout 13 1 3 1 2 0ad,1aa,2ah 0ad,2ah
    Dropout 22 1 3 1 2 0bv,1bv,2ah 0bv,2ah
    DynamicQuantizeLinear 11 1 1 3 3 0ax 1bw,-ax,1bw
    Einsum 12 1 * 1 1 0ab 0ab
    Einsum 28 1 * 1 1 0ac 0ac
    Elu 1 1 1 1 1 0aa 0aa
    Elu 6 1 1 1 1 0aa 0aa
    Elu 22 1 1 1 1 0ad 0ad
    Equal 1 2 2 1 1 0bx,0bx 1ah
    Equal 7 2 2 1 1 0bx,0bx 1ah
    Equal 11 2 2 1 1 0an,0an 1ah
    Equal 13 2 2 1 1 0ai,0ai 1ah
    Equal 19 2 2 1 1 0ap,0ap 1ah
    Erf 9 1 1 1 1 0ab 0ab
    Erf 13 1 1 1 1 0ad 0ad
    Exp 1 1 1 1 1 0aa 0aa
    Exp 6 1 1 1 1 0aa 0aa
    Exp 13 1 1 1 1 0ad 0ad
    Expand 8 2 2 1 1 0az,-ag 0az
    Expand 13 2 2 1 1 0ay,-ag 0ay
    EyeLike 9 1 1 1 1 0an 1an
    EyeLike 22 1 1 1 1 0ai 1ai
    Flatten 1 1 1 1 1 0aa 0aa
    Flatten 9 1 1 1 1 0az 0az
    Flatten 11 1 1 1 1 0az 0az
    Flatten 13 1 1 1 1 0ay 0ay
    Flatten 21 1 1 1 1 0bc 0bc
    Flatten 23 1 1 1 1 0bd 0bd
    Flatten 24 1 1 1 1 0be 0be
    Flatten 25 1 1 1 1 0bf 0bf
    Floor 1 1 1 1 1 0aa 0aa
    Floor 6 1 1 1 1 0aa 0aa
    Floor 13 1 1 1 1 0ad 0ad
    GRU 1 3 6 2 2 0aa,0aa,0aa,0aa,1bm,0aa 0aa,0aa
    GRU 3 3 6 0 2 0aa,0aa,0aa,0aa,1bm,0aa 0aa,0aa
    GRU 7 3 6 0 2 0aa,0aa,0aa,0aa,1bm,0aa 0aa,0aa
    GRU 14 3 6 0 2 0aa,0aa,0aa,0aa,1bm,0aa 0aa,0aa
    GRU 22 3 6 0 2 0ad,0ad,0ad,0ad,1bm,0ad 0ad,0ad
    Gather 1 2 2 1 1 0az,1am 0az
    Gather 11 2 2 1 1 0az,1am 0az
    Gather 13 2 2 1 1 0ay,1am 0ay
    GatherElements 11 2 2 1 1 0az,1am 0az
    GatherElements 13 2 2 1 1 0ay,1am 0ay
    GatherND 11 2 2 1 1 0az,-ag 0az
    GatherND 12 2 2 1 1 0az,-ag 0az
    GatherND 13 2 2 1 1 0ay,-ag 0ay
    Gelu 20 1 1 1 1 0ad 0ad
    Gemm 1 3 3 1 1 0aa,0aa,0aa 0aa
    Gemm 6 3 3 1 1 0aa,0aa,0aa 0aa
    Gemm 7 3 3 1 1 0aa,0aa,0aa 0aa
    Gemm 9 3 3 1 1 0ae,0ae,0ae 0ae
    Gemm 11 2 3 1 1 0ae,0ae,0ae 0ae
    Gemm 13 2 3 1 1 0af,0af,0af 0af
    GlobalAveragePool 1 1 1 1 1 0aa 0aa
    GlobalAveragePool 22 1 1 1 1 0ad 0ad
    GlobalLpPool 1 1 1 1 1 0aa 0aa
    GlobalLpPool 2 1 1 1 1 0aa 0aa
    GlobalLpPool 22 1 1 1 1 0ad 0ad
    GlobalMaxPool 1 1 1 1 1 0aa 0aa
    GlobalMaxPool 22 1 1 1 1 0ad 0ad
    Greater 1 2 2 1 1 0aa,0aa 1ah
    Greater 7 2 2 1 1 0aa,0aa 1ah
    Greater 9 2 2 1 1 0ab,0ab 1ah
    Greater 13 2 2 1 1 0ac,0ac 1ah
    GreaterOrEqual 12 2 2 1 1 0ab,0ab 1ah
    GreaterOrEqual 16 2 2 1 1 0ac,0ac 1ah
    GridSample 16 2 2 1 1 0az,1aa 0az
    GridSample 20 2 2 1 1 0az,1aa 0az
    GridSample 22 2 2 1 1 0ay,1ad 0ay
    GroupNormalization 18 deprecated
    GroupNormalization 21 3 3 1 1 0ad,0ad,0ad 0ad
    HammingWindow 17 1 1 1 1 0am 1ac
    HannWindow 17 1 1 1 1 0am 1ac
    HardSigmoid 1 1 1 1 1 0aa 0aa
    HardSigmoid 6 1 1 1 1 0aa 0aa
    HardSigmoid 22 1 1 1 1 0ad 0ad
    HardSwish 14 1 1 1 1 0aa 0aa
    HardSwish 22 1 1 1 1 0ad 0ad
    Hardmax 1 1 1 1 1 0aa 0aa
    Hardmax 11 1 1 1 1 0aa 0aa
    Hardmax 13 1 1 1 1 0ad 0ad
    Identity 1 1 1 1 1 0az 0az
    Identity 13 1 1 1 1 0ay 0ay
    Identity 14 1 1 1 1 0ay 0ay
    Identity 16 1 1 1 1 0ay 0ay
    Identity 19 1 1 1 1 0bb 0bb
    Identity 21 1 1 1 1 0bc 0bc
    Identity 23 1 1 1 1 0bd 0bd
    Identity 24 1 1 1 1 0be 0be
    Identity 25 1 1 1 1 0bf 0bf
    If 1 1 1 1 * 0ah ~az
    If 11 1 1 1 * 0ah ~az
    If 13 1 1 1 * 0ah ~az
    If 16 1 1 1 * 0ah ~ay
    If 19 1 1 1 * 0ah ~bb
    If 21 1 1 1 * 0ah ~bc
    If 23 1 1 1 * 0ah ~bd
    If 24 1 1 1 * 0ah ~be
    If 25 1 1 1 * 0ah ~bf
    ImageDecoder 20 1 1 1 1 0bw 1bw
    InstanceNormalization 1 3 3 1 1 0aa,0aa,0aa 0aa
    InstanceNormalization 6 3 3 1 1 0aa,0aa,0aa 0aa
    InstanceNormalization 22 3 3 1 1 0ad,0ad,0ad 0ad
    IsInf 10 1 1 1 1 0by 1ah
    IsInf 20 1 1 1 1 0bv 1ah
    IsNaN 9 1 1 1 1 0aa 1ah
    IsNaN 13 1 1 1 1 0ad 1ah
    IsNaN 20 1 1 1 1 0bv 1ah
    LRN 1 1 1 1 1 0aa 0aa
    LRN 13 1 1 1 1 0ad 0ad
    LSTM 1 3 8 0 3 0aa,0aa,0aa,0aa,1bm,0aa,0aa,0aa 0aa,0aa,0aa
    LSTM 7 3 8 0 3 0aa,0aa,0aa,0aa,1bm,0aa,0aa,0aa 0aa,0aa,0aa
    LSTM 14 3 8 0 3 0aa,0aa,0aa,0aa,1bm,0aa,0aa,0aa 0aa,0aa,0aa
    LSTM 22 3 8 0 3 0ad,0ad,0ad,0ad,1bm,0ad,0ad,0ad 0ad,0ad,0ad
    LayerNormalization 17 2 3 1 3 0ad,0ad,0ad 0ad,1bz,1bz
    LeakyRelu 1 1 1 1 1 0aa 0aa
    LeakyRelu 6 1 1 1 1 0aa 0aa
    LeakyRelu 16 1 1 1 1 0ad 0ad
    Less 1 2 2 1 1 0aa,0aa 1ah
    Less 7 2 2 1 1 0aa,0aa 1ah
    Less 9 2 2 1 1 0ab,0ab 1ah
    Less 13 2 2 1 1 0ac,0ac 1ah
    LessOrEqual 12 2 2 1 1 0ab,0ab 1ah
    LessOrEqual 16 2 2 1 1 0ac,0ac 1ah
    LinearAttention 27 3 6 2 2 1aw,1aw,1aw,0aw,1aw,1aw 1aw,0aw
    Log 1 1 1 1 1 0aa 0aa
    Log 6 1 1 1 1 0aa 0aa
    Log 13 1 1 1 1 0ad 0ad
    LogSoftmax 1 1 1 1 1 0aa 0aa
    LogSoftmax 11 1 1 1 1 0aa 0aa
    LogSoftmax 13 1 1 1 1 0ad 0ad
    Loop 1 3 * 1 * 1ag,0ah,~az ~az
    Loop 11 2 * 1 * 1ag,0ah,~az ~az
    Loop 13 2 * 1 * 1ag,0ah,~az ~az
    Loop 16 2 * 1 * 1ag,0ah,~ay ~ay
    Loop 19 2 * 1 * 1ag,0ah,~bb ~bb
    Loop 21 2 * 1 * 1ag,0ah,~bc ~bc
    Loop 23 2 * 1 * 1ag,0ah,~bd ~bd
    Loop 24 2 * 1 * 1ag,0ah,~be ~be
    Loop 25 2 * 1 * 1ag,0ah,~bf ~bf
    LpNormalization 1 1 1 1 1 0aa 0aa
    LpNormalization 22 1 1 1 1 0ad 0ad
    LpPool 1 1 1 1 1 0aa 0aa
    LpPool 2 1 1 1 1 0aa 0aa
    LpPool 11 1 1 1 1 0aa 0aa
    LpPool 18 1 1 1 1 0aa 0aa
    LpPool 22 1 1 1 1 0ad 0ad
    MatMul 1 2 2 1 1 0aa,0aa 0aa
    MatMul 9 2 2 1 1 0ae,0ae 0ae
    MatMul 13 2 2 1 1 0af,0af 0af
    MatMulInteger 10 2 4 1 1 0bl,1bl,0bl,1bl 2bm
    Max 1 1 * 1 1 0aa 0aa
    Max 6 1 * 1 1 0aa 0aa
    Max 8 1 * 1 1 0aa 0aa
    Max 12 1 * 1 1 0ab 0ab
    Max 13 1 * 1 1 0ac 0ac
    MaxPool 1 1 1 1 1 0aa 0aa
    MaxPool 8 1 1 1 2 1aa 1aa,0ag
    MaxPool 10 1 1 1 2 1aa 1aa,0ag
    MaxPool 11 1 1 1 2 1aa 1aa,0ag
    MaxPool 12 1 1 1 2 1ca 1ca,0ag
    MaxPool 22 1 1 1 2 1cb 1cb,0ag
    MaxRoiPool 1 2 2 1 1 0aa,0aa 0aa
    MaxRoiPool 22 2 2 1 1 0ad,0ad 0ad
    MaxUnpool 9 2 3 1 1 0aa,1ag,1ag 0aa
    MaxUnpool 11 2 3 1 1 0aa,1ag,1ag 0aa
    MaxUnpool 22 2 3 1 1 0ad,1ag,1ag 0ad
    Mean 1 1 * 1 1 0aa 0aa
    Mean 6 1 * 1 1 0aa 0aa
    Mean 8 1 * 1 1 0aa 0aa
    Mean 13 1 * 1 1 0ad 0ad
    MeanVarianceNormalization 9 1 1 1 1 0aa 0aa
    MeanVarianceNormalization 13 1 1 1 1 0ad 0ad
    MelWeightMatrix 17 5 5 1 1 0am,0am,0am,1ad,1ad 2ac
    Min 1 1 * 1 1 0aa 0aa
    Min 6 1 * 1 1 0aa 0aa
    Min 8 1 * 1 1 0aa 0aa
    Min 12 1 * 1 1 0ab 0ab
    Min 13 1 * 1 1 0ac 0ac
    Mish 18 1 1 1 1 0aa 0aa
    Mish 22 1 1 1 1 0ad 0ad
    Mod 10 2 2 1 1 0ab,0ab 0ab
    Mod 13 2 2 1 1 0ac,0ac 0ac
    Mod 28 2 2 1 1 0ac,0ac 0ac
    Mul 1 2 2 1 1 0aa,0aa 0aa
    Mul 6 2 2 1 1 0ae,0ae 0ae
    Mul 7 2 2 1 1 0ae,0ae 0ae
    Mul 13 2 2 1 1 0af,0af 0af
    Mul 14 2 2 1 1 0ac,0ac 0ac
    Multinomial 7 1 1 1 1 0aa 1am
    Multinomial 22 1 1 1 1 0ad 1am
    Neg 1 1 1 1 1 0aa 0aa
    Neg 6 1 1 1 1 0cc 0cc
    Neg 13 1 1 1 1 0cd 0cd
    NegativeLogLikelihoodLoss 12 2 3 1 1 0aa,1am,0aa 0aa
    NegativeLogLikelihoodLoss 13 2 3 1 1 0aa,1am,0aa 0aa
    NegativeLogLikelihoodLoss 22 2 3 1 1 0ad,1am,0ad 0ad
    NonMaxSuppression 10 2 5 1 1 -ax,-ax,-ag,-ax,-ax -ag
    NonMaxSuppression 11 2 5 1 1 -ax,-ax,-ag,-ax,-ax -ag
    NonZero 9 1 1 1 1 0az -ag
    NonZero 13 1 1 1 1 0ay -ag
    Not 1 1 1 1 1 0ah 0ah
    OneHot 9 3 3 1 1 0ab,1ab,2az 2az
    OneHot 11 3 3 1 1 0ab,1ab,2az 2az
    OneHot 28 3 3 1 1 0ab,1ab,2ay 2ay
    Optional 15 0 1 1 1 1az 0ba
    Optional 28 0 1 1 1 1ce 0ba
    OptionalGetElement 15 1 1 1 1 0ba 1az
    OptionalGetElement 18 1 1 1 1 0az 1az
    OptionalGetElement 28 1 1 1 1 0ce 1ce
    OptionalHasElement 15 1 1 1 1 1ba 0ah
    OptionalHasElement 18 0 1 1 1 1az 0ah
    OptionalHasElement 28 0 1 1 1 1ce 0ah
    Or 1 2 2 1 1 0ah,0ah 1ah
    Or 7 2 2 1 1 0ah,0ah 1ah
    PRelu 1 2 2 1 1 0aa,0aa 0aa
    PRelu 6 2 2 1 1 0aa,0aa 0aa
    PRelu 7 2 2 1 1 0aa,0aa 0aa
    PRelu 9 2 2 1 1 0ae,0ae 0ae
    PRelu 16 2 2 1 1 0af,0af 0af
    Pad 1 1 1 1 1 0aa 0aa
    Pad 2 1 1 1 1 0aa 0aa
    Pad 11 2 3 1 1 0ab,-ag,0ab 0ab
    Pad 13 2 3 1 1 0ay,-ag,0ay 0ay
    Pad 18 2 4 1 1 0ay,-ag,0ay,1am 0ay
    Pad 19 2 4 1 1 0ay,-ag,0ay,1am 0ay
    Pad 21 2 4 1 1 0bc,-ag,0bc,1am 0bc
    Pad 23 2 4 1 1 0bd,-ag,0bd,1am 0bd
    Pad 24 2 4 1 1 0be,-ag,0be,1am 0be
    Pad 25 2 4 1 1 0bf,-ag,0bf,1am 0bf
    Pow 1 2 2 1 1 0aa,0aa 0aa
    Pow 7 2 2 1 1 0aa,0aa 0aa
    Pow 12 2 2 1 1 0cf,1ab 0cf
    Pow 13 2 2 1 1 0cg,1ab 0cg
    Pow 15 2 2 1 1 0cg,1ac 0cg
    QLinearConv 10 8 9 1 1 0bl,-ax,0bl,1bl,-ax,1bl,-ax,2bl,3bm 2bl
    QLinearMatMul 10 8 8 1 1 0bl,-ax,0bl,1bl,-ax,1bl,-ax,2bl 2bl
    QLinearMatMul 21 8 8 1 1 0ch,3aw,0ch,1ch,3aw,1ch,3aw,2ch 2ch
    QuantizeLinear 10 2 3 1 1 0ci,-ax,1bl 1bl
    QuantizeLinear 13 2 3 1 1 0ci,-ax,1bl 1bl
    QuantizeLinear 19 2 3 1 1 0cj,0cj,1ch 1ch
    QuantizeLinear 21 2 3 1 1 0cj,0cj,1ck 1ck
    QuantizeLinear 23 2 3 1 1 0cj,1cj,2cl 2cl
    QuantizeLinear 24 2 3 1 1 0cj,1cm,2cl 2cl
    QuantizeLinear 25 2 3 1 1 0cj,1cm,2cn 2cn
    QuantizeLinear 28 2 3 1 1 0cj,1cm,2co 2co
    RMSNormalization 23 2 2 1 1 0ad,1ad 1ad
    RNN 1 3 6 0 2 0aa,0aa,0aa,0aa,1bm,0aa 0aa,0aa
    RNN 7 3 6 0 2 0aa,0aa,0aa,0aa,1bm,0aa 0aa,0aa
    RNN 14 3 6 0 2 0aa,0aa,0aa,0aa,1bm,0aa 0aa,0aa
    RNN 22 3 6 0 2 0ad,0ad,0ad,0ad,1bm,0ad 0ad,0ad
    RandomNormal 1 0 0 1 1 . 0aa
    RandomNormal 22 0 0 1 1 . 0ad
    RandomNormalLike 1 1 1 1 1 0az 1aa
    RandomNormalLike 22 1 1 1 1 0ay 1ad
    RandomUniform 1 0 0 1 1 . 0aa
    RandomUniform 22 0 0 1 1 . 0ad
    RandomUniformLike 1 1 1 1 1 0az 1aa
    RandomUniformLike 22 1 1 1 1 0ay 1ad
    Range 11 3 3 1 1 0cp,0cp,0cp 0cp
    Range 27 3 3 1 1 0cq,0cq,0cq 0cq
    Reciprocal 1 1 1 1 1 0aa 0aa
    Reciprocal 6 1 1 1 1 0aa 0aa
    Reciprocal 13 1 1 1 1 0ad 0ad
    ReduceL1 1 1 1 1 1 0ae 0ae
    ReduceL1 11 1 1 1 1 0ae 0ae
    ReduceL1 13 1 1 1 1 0af 0af
    ReduceL1 18 1 2 1 1 0af,-ag 0af
    ReduceL2 1 1 1 1 1 0ae 0ae
    ReduceL2 11 1 1 1 1 0ae 0ae
    ReduceL2 13 1 1 1 1 0af 0af
    ReduceL2 18 1 2 1 1 0af,-ag 0af
    ReduceLogSum 1 1 1 1 1 0ae 0ae
    ReduceLogSum 11 1 1 1 1 0ae 0ae
    ReduceLogSum 13 1 1 1 1 0af 0af
    ReduceLogSum 18 1 2 1 1 0af,-ag 0af
    ReduceLogSum 28 1 2 1 1 0ad,-ag 0ad
    ReduceLogSumExp 1 1 1 1 1 0ae 0ae
    ReduceLogSumExp 11 1 1 1 1 0ae 0ae
    ReduceLogSumExp 13 1 1 1 1 0af 0af
    ReduceLogSumExp 18 1 2 1 1 0af,-ag 0af
    ReduceLogSumExp 28 1 2 1 1 0ad,-ag 0ad
    ReduceMax 1 1 1 1 1 0ae 0ae
    ReduceMax 11 1 1 1 1 0ae 0ae
    ReduceMax 12 1 1 1 1 0cr 0cr
    ReduceMax 13 1 1 1 1 0cs 0cs
    ReduceMax 18 1 2 1 1 0cs,-ag 0cs
    ReduceMax 20 1 2 1 1 0ct,-ag 0ct
    ReduceMean 1 1 1 1 1 0ae 0ae
    ReduceMean 11 1 1 1 1 0ae 0ae
    ReduceMean 13 1 1 1 1 0af 0af
    ReduceMean 18 1 2 1 1 0af,-ag 0af
    ReduceMin 1 1 1 1 1 0ae 0ae
    ReduceMin 11 1 1 1 1 0ae 0ae
    ReduceMin 12 1 1 1 1 0cr 0cr
    ReduceMin 13 1 1 1 1 0cs 0cs
    ReduceMin 18 1 2 1 1 0cs,-ag 0cs
    ReduceMin 20 1 2 1 1 0ct,-ag 0ct
    ReduceProd 1 1 1 1 1 0ae 0ae
    ReduceProd 11 1 1 1 1 0ae 0ae
    ReduceProd 13 1 1 1 1 0af 0af
    ReduceProd 18 1 2 1 1 0af,-ag 0af
    ReduceSum 1 1 1 1 1 0ae 0ae
    ReduceSum 11 1 1 1 1 0ae 0ae
    ReduceSum 13 1 2 1 1 0af,-ag 0af
    ReduceSumSquare 1 1 1 1 1 0ae 0ae
    ReduceSumSquare 11 1 1 1 1 0ae 0ae
    ReduceSumSquare 13 1 1 1 1 0af 0af
    ReduceSumSquare 18 1 2 1 1 0af,-ag 0af
    RegexFullMatch 20 1 1 1 1 0cu 1ah
    Relu 1 1 1 1 1 0aa 0aa
    Relu 6 1 1 1 1 0aa 0aa
    Relu 13 1 1 1 1 0ad 0ad
    Relu 14 1 1 1 1 0cd 0cd
    Reshape 1 1 1 1 1 0aa 0aa
    Reshape 5 2 2 1 1 0az,-ag 0az
    Reshape 13 2 2 1 1 0ay,-ag 0ay
    Reshape 14 2 2 1 1 0ay,-ag 0ay
    Reshape 19 2 2 1 1 0bb,-ag 0bb
    Reshape 21 2 2 1 1 0bc,-ag 0bc
    Reshape 23 2 2 1 1 0bd,-ag 0bd
    Reshape 24 2 2 1 1 0be,-ag 0be
    Reshape 25 2 2 1 1 0bf,-ag 0bf
    Resize 10 2 2 1 1 0az,-ax 0az
    Resize 11 3 4 1 1 0az,1aa,-ax,-ag 0az
    Resize 13 1 4 1 1 0ay,1aa,-ax,-ag 0ay
    Resize 18 1 4 1 1 0ay,1aa,-ax,-ag 0ay
    Resize 19 1 4 1 1 0ay,1aa,-ax,-ag 0ay
    ReverseSequence 10 2 2 1 1 0az,-ag 0az
    ReverseSequence 28 2 2 1 1 0ay,-ag 0ay
    RoiAlign 10 3 3 1 1 0aa,0aa,1ag 0aa
    RoiAlign 16 3 3 1 1 0aa,0aa,1ag 0aa
    RoiAlign 22 3 3 1 1 0ad,0ad,1ag 0ad
    RotaryEmbedding 23 3 4 1 1 1aw,1aw,1aw,0ag 1aw
    Round 11 1 1 1 1 0aa 0aa
    Round 22 1 1 1 1 0ad 0ad
    STFT 17 2 4 1 1 0ad,1am,0ad,1am 0ad
    Scan 8 2 * 1 * 0ag,~az ~az
    Scan 9 1 * 1 * ~az ~az
    Scan 11 1 * 1 * ~az ~az
    Scan 16 1 * 1 * ~ay ~ay
    Scan 19 1 * 1 * ~bb ~bb
    Scan 21 1 * 1 * ~bc ~bc
    Scan 23 1 * 1 * ~bd ~bd
    Scan 24 1 * 1 * ~be ~be
    Scan 25 1 * 1 * ~bf ~bf
    Scatter 9 3 3 1 1 0az,1am,0az 0az
    Scatter 11 deprecated
    ScatterElements 11 3 3 1 1 0az,1am,0az 0az
    ScatterElements 13 3 3 1 1 0ay,1am,0ay 0ay
    ScatterElements 16 3 3 1 1 0ay,1am,0ay 0ay
    ScatterElements 18 3 3 1 1 0ay,1am,0ay 0ay
    ScatterND 11 3 3 1 1 0az,-ag,0az 0az
    ScatterND 13 3 3 1 1 0ay,-ag,0ay 0ay
    ScatterND 16 3 3 1 1 0ay,-ag,0ay 0ay
    ScatterND 18 3 3 1 1 0ay,-ag,0ay 0ay
    Selu 1 1 1 1 1 0aa 0aa
    Selu 6 1 1 1 1 0aa 0aa
    Selu 22 1 1 1 1 0ad 0ad
    SequenceAt 11 2 2 1 1 1ba,0am 2az
    SequenceConstruct 11 1 * 1 1 1az 0ba
    SequenceEmpty 11 0 0 1 1 . 0ba
    SequenceErase 11 1 2 1 1 1ba,0am 1ba
    SequenceInsert 11 2 3 1 1 1ba,2az,0am 1ba
    SequenceLength 11 1 1 1 1 1ba 0ag
    SequenceMap 17 1 * 1 * 0ba,~az ~ba
    Shape 1 1 1 1 1 0az 1ag
    Shape 13 1 1 1 1 0ay 1ag
    Shape 15 1 1 1 1 0ay 1ag
    Shape 19 1 1 1 1 0bb 1ag
    Shape 21 1 1 1 1 0bc 1ag
    Shape 23 1 1 1 1 0bd 1ag
    Shape 24 1 1 1 1 0be 1ag
    Shape 25 1 1 1 1 0bf 1ag
    Shrink 9 1 1 1 1 0ab 0ab
    Sigmoid 1 1 1 1 1 0aa 0aa
    Sigmoid 6 1 1 1 1 0aa 0aa
    Sigmoid 13 1 1 1 1 0ad 0ad
    Sign 9 1 1 1 1 0ab 0ab
    Sign 13 1 1 1 1 0ac 0ac
    Sin 7 1 1 1 1 0aa 0aa
    Sin 22 1 1 1 1 0ad 0ad
    Sinh 9 1 1 1 1 0aa 0aa
    Sinh 22 1 1 1 1 0ad 0ad
    Size 1 1 1 1 1 0az 1ag
    Size 13 1 1 1 1 0ay 1ag
    Size 19 1 1 1 1 0bb 1ag
    Size 21 1 1 1 1 0bc 1ag
    Size 23 1 1 1 1 0bd 1ag
    Size 24 1 1 1 1 0be 1ag
    Size 25 1 1 1 1 0bf 1ag
    Slice 1 1 1 1 1 0az 0az
    Slice 10 3 5 1 1 0az,1am,1am,1am,1am 0az
    Slice 11 3 5 1 1 0az,1am,1am,1am,1am 0az
    Slice 13 3 5 1 1 0ay,1am,1am,1am,1am 0ay
    Softmax 1 1 1 1 1 0aa 0aa
    Softmax 11 1 1 1 1 0aa 0aa
    Softmax 13 1 1 1 1 0ad 0ad
    SoftmaxCrossEntropyLoss 12 2 3 1 2 0aa,1am,0aa 0aa,0aa
    SoftmaxCrossEntropyLoss 13 2 3 1 2 0ad,1am,0ad 0ad,0ad
    Softplus 1 1 1 1 1 0aa 0aa
    Softplus 22 1 1 1 1 0ad 0ad
    Softsign 1 1 1 1 1 0aa 0aa
    Softsign 22 1 1 1 1 0ad 0ad
    SpaceToDepth 1 1 1 1 1 0az 0az
    SpaceToDepth 13 1 1 1 1 0ay 0ay
    SpaceToDepth 28 1 1 1 1 0ay 0ay
    Split 1 1 2 1 * 0aa,0aa 0aa
    Split 2 1 1 1 * 0az 0az
    Split 11 1 1 1 * 0az 0az
    Split 13 1 2 1 * 0ay,-ag 0ay
    Split 18 1 2 1 * 0ay,-ag 0ay
    SplitToSequence 11 1 2 1 1 2az,0am 1ba
    SplitToSequence 24 1 2 1 1 2ay,0am 1ba
    Sqrt 1 1 1 1 1 0aa 0aa
    Sqrt 6 1 1 1 1 0aa 0aa
    Sqrt 13 1 1 1 1 0ad 0ad
    Squeeze 1 1 1 1 1 0az 0az
    Squeeze 11 1 1 1 1 0az 0az
    Squeeze 13 1 2 1 1 0ay,-ag 0ay
    Squeeze 21 1 2 1 1 0bc,-ag 0bc
    Squeeze 23 1 2 1 1 0bd,-ag 0bd
    Squeeze 24 1 2 1 1 0be,-ag 0be
    Squeeze 25 1 2 1 1 0bf,-ag 0bf
    StringConcat 20 2 2 1 1 0cu,0cu 0cu
    StringNormalizer 10 1 1 1 1 -cu -cu
    StringSplit 20 1 1 2 2 0cu 1cu,2ag
    Sub 1 2 2 1 1 0aa,0aa 0aa
    Sub 6 2 2 1 1 0ae,0ae 0ae
    Sub 7 2 2 1 1 0ae,0ae 0ae
    Sub 13 2 2 1 1 0af,0af 0af
    Sub 14 2 2 1 1 0ac,0ac 0ac
    Sum 1 1 * 1 1 0aa 0aa
    Sum 6 1 * 1 1 0aa 0aa
    Sum 8 1 * 1 1 0aa 0aa
    Sum 13 1 * 1 1 0ad 0ad
    SwiGLU 28 2 2 1 1 0ad,0ad 0ad
    Swish 24 1 1 1 1 0ad 0ad
    Tan 7 1 1 1 1 0aa 0aa
    Tan 22 1 1 1 1 0ad 0ad
    Tanh 1 1 1 1 1 0aa 0aa
    Tanh 6 1 1 1 1 0aa 0aa
    Tanh 13 1 1 1 1 0ad 0ad
    TensorScatter 24 2 3 1 1 0be,0be,-ag 0be
    TfIdfVectorizer 9 1 1 1 1 0cv 1ax
    ThresholdedRelu 10 1 1 1 1 0aa 0aa
    ThresholdedRelu 22 1 1 1 1 0ad 0ad
    Tile 1 3 3 1 1 0aa,0aa,0aa 0aa
    Tile 6 2 2 1 1 0az,1ag 0az
    Tile 13 2 2 1 1 0ay,1ag 0ay
    TopK 1 1 1 2 2 1aa 1aa,0ag
    TopK 10 2 2 2 2 1aa,-ag 1aa,0ag
    TopK 11 2 2 2 2 1ab,-ag 1ab,0ag
    TopK 24 2 2 2 2 1ac,-ag 1ac,0ag
    Transpose 1 1 1 1 1 0az 0az
    Transpose 13 1 1 1 1 0ay 0ay
    Transpose 21 1 1 1 1 0bc 0bc
    Transpose 23 1 1 1 1 0bd 0bd
    Transpose 24 1 1 1 1 0be 0be
    Transpose 25 1 1 1 1 0bf 0bf
    Trilu 14 1 2 1 1 0ay,-ag 0ay
    Unique 11 1 1 1 4 0az 0az,-ag,-ag,-ag
    Unique 28 1 1 1 4 0ay 0ay,-ag,-ag,-ag
    Unsqueeze 1 1 1 1 1 0az 0az
    Unsqueeze 11 1 1 1 1 0az 0az
    Unsqueeze 13 2 2 1 1 0ay,-ag 0ay
    Unsqueeze 21 2 2 1 1 0bc,-ag 0bc
    Unsqueeze 23 2 2 1 1 0bd,-ag 0bd
    Unsqueeze 24 2 2 1 1 0be,-ag 0be
    Unsqueeze 25 2 2 1 1 0bf,-ag 0bf
    Upsample 7 1 1 1 1 0az 0az
    Upsample 9 2 2 1 1 0az,-ax 0az
    Upsample 10 deprecated
    Where 9 3 3 1 1 0ah,1az,1az 1az
    Where 16 3 3 1 1 0ah,1ay,1ay 1ay
    Xor 1 2 2 1 1 0ah,0ah 1ah
    Xor 7 2 2 1 1 0ah,0ah 1ah
    @ ai.onnx.ml 5
    ArrayFeatureExtractor 1 2 2 1 1 0cw,-ag 0cw
    Binarizer 1 1 1 1 1 0cx 0cx
    CastMap 1 1 1 1 1 0ba 1cy
    CategoryMapper 1 1 1 1 1 0cz 1cz
    DictVectorizer 1 1 1 1 1 0ba 1da
    FeatureVectorizer 1 1 * 1 1 0cx -ax
    Imputer 1 1 1 1 1 0cx 0cx
    LabelEncoder 1 1 1 1 1 0cz 1cz
    LabelEncoder 2 1 1 1 1 0cy 1cy
    LabelEncoder 4 1 1 1 1 0db 1db
    LinearClassifier 1 1 1 2 2 0cx 1cz,-ax
    LinearRegressor 1 1 1 1 1 0cx -ax
    Normalizer 1 1 1 1 1 0cx -ax
    OneHotEncoder 1 1 1 1 1 0cw -ax
    SVMClassifier 1 1 1 2 2 0cx 1cz,-ax
    SVMRegressor 1 1 1 1 1 0cx -ax
    Scaler 1 1 1 1 1 0cx -ax
    TreeEnsemble 5 1 1 1 1 0aa 0aa
    TreeEnsembleClassifier 1 1 1 2 2 0cx 1cz,-ax
    TreeEnsembleClassifier 3 1 1 2 2 0cx 1cz,-ax
    TreeEnsembleClassifier 5 deprecated
    TreeEnsembleRegressor 1 1 1 1 1 0cx -ax
    TreeEnsembleRegressor 3 1 1 1 1 0cx -ax
    TreeEnsembleRegressor 5 deprecated
    ZipMap 1 1 1 1 1 -ax 0ba
    @ ai.onnx.preview.training 1
    Adagrad 1 3 * 1 * 0by,1ag,~by ~by
    Adam 1 3 * 1 * 0by,1ag,~by ~by
    Gradient 1 1 * 1 * ~az ~aa
    Momentum 1 3 * 1 * 0by,1ag,~by ~by
    """
}
