# SPDX-License-Identifier: EUPL-1.2
# How a test is added, so that labels, limits and working folder are the same everywhere.
if(BUILD_TESTING)
  find_package(GTest REQUIRED CONFIG) # GTest::gtest_main, GTest::gmock
  include(GoogleTest)
endif()
if(DOORSTROOM_BENCHMARKS)
  find_package(benchmark REQUIRED CONFIG) # benchmark::benchmark
endif()

# doorstroom_test(<name> SOURCES <file>... [LIBRARIES <target>...] [LABELS <label>...] [TIMEOUT <seconds>])
#
# One GoogleTest program; each TEST in it becomes a ctest test of its own. Labels: unit (the default), property, golden,
# statistical, determinism, shipped. The working folder is the top of the source tree.
function(doorstroom_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS")
  if(NOT arg_LABELS)
    set(arg_LABELS unit)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} GTest::gtest_main doorstroom::warnings)
  gtest_discover_tests(${name}
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    DISCOVERY_MODE PRE_TEST
    DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT})
endfunction()

# doorstroom_tests(<folder> [LIBRARIES <target>...])
#
# All the GoogleTest programs of one folder of tests: every *_test.cpp in it and in its rooms, one program a label. The name of
# a file says its label: *_property_test.cpp, *_golden_test.cpp, *_statistical_test.cpp, *_determinism_test.cpp, else unit.
function(doorstroom_tests folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  file(GLOB_RECURSE units CONFIGURE_DEPENDS "*_test.cpp")
  foreach(label IN ITEMS property golden statistical determinism)
    set(labelled ${units})
    list(FILTER labelled INCLUDE REGEX "_${label}_test[.]cpp$")
    list(FILTER units EXCLUDE REGEX "_${label}_test[.]cpp$")
    if(labelled)
      doorstroom_test(${folder}_${label}_test SOURCES ${labelled} LIBRARIES ${arg_LIBRARIES} LABELS ${label} TIMEOUT 600)
    endif()
  endforeach()
  doorstroom_test(${folder}_test SOURCES ${units} LIBRARIES ${arg_LIBRARIES} TIMEOUT 600)
endfunction()

# doorstroom_script_test(<name> COMMAND <command>... [LABELS <label>...] [TIMEOUT <seconds>] [SERIAL])
#
# Any command that exits 0 when all is well and 77 when this machine lacks what it needs. Runs at the top of the tree.
function(doorstroom_script_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "SERIAL" "TIMEOUT" "COMMAND;LABELS")
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_test(NAME ${name} COMMAND ${arg_COMMAND} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT} SKIP_RETURN_CODE 77)
  if(arg_SERIAL)
    set_tests_properties(${name} PROPERTIES RUN_SERIAL TRUE)
  endif()
endfunction()

# doorstroom_benchmark(<name> SOURCES <file>... [LIBRARIES <target>...])
#
# One Google Benchmark program, part of the target `benchmarks` (`make bench`). As a test it runs for a moment, so that it
# cannot rot; no test looks at a time.
add_custom_target(benchmarks)
function(doorstroom_benchmark name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} benchmark::benchmark benchmark::benchmark_main doorstroom::warnings)
  add_dependencies(benchmarks ${name})
  doorstroom_script_test(bench.${name} LABELS bench COMMAND ${name} --benchmark_min_time=0.001)
endfunction()
