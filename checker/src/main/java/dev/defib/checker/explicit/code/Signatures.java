package dev.defib.checker.explicit.code;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** The classes and method types that compiled code mentions. */
final class Signatures {
  static final ClassDesc NUMBERS = Numbers.class.describeConstable().orElseThrow();
  static final ClassDesc SUCCESSORS = Successors.class.describeConstable().orElseThrow();
  static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  static final ClassDesc LONGS = CD_long.arrayType();

  static final MethodTypeDesc LONGS_TO_LONG = MethodTypeDesc.of(CD_long, CD_long, CD_long);
  static final MethodTypeDesc LONGS_TO_BOOLEAN = MethodTypeDesc.of(CD_boolean, CD_long, CD_long);
  static final MethodTypeDesc LONG_TO_BOOLEAN = MethodTypeDesc.of(CD_boolean, CD_long);

  static final MethodTypeDesc EXPAND =
      MethodTypeDesc.of(CD_int, LONGS, CD_int, LONGS, CD_int, LONGS);
  static final MethodTypeDesc START = MethodTypeDesc.of(CD_int, LONGS);
  static final MethodTypeDesc LOOK = MethodTypeDesc.of(CD_void, LONGS, CD_int, LONGS);
  static final MethodTypeDesc STRIDE = MethodTypeDesc.of(CD_int);

  private Signatures() {}
}
