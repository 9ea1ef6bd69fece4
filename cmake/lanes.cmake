# SPDX-License-Identifier: EUPL-1.2
# Lane files: one source, compiled once for each instruction set, chosen when the program runs (engine/simd/lanes.hpp).

# doorstroom_lanes(<target> <file>.lanes.cpp...)
#
# Adds each file to the target three times. A copy is a file in the build folder that includes the source, so that the
# flags of the target (warnings, sanitizers, no fused multiply and add) hold for it too; flags of a source file come last,
# so that its -march counts. Lane files are optimised in every build: they are what the others are measured by.
function(doorstroom_lanes target)
  foreach(source IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH source NORMALIZE OUTPUT_VARIABLE path)
    cmake_path(RELATIVE_PATH path BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE from_top)
    cmake_path(GET path FILENAME file)
    string(REGEX REPLACE "\\.lanes\\.cpp$" "" name "${file}")
    if(name STREQUAL file)
      message(FATAL_ERROR "doorstroom_lanes: ${source} must be named *.lanes.cpp")
    endif()
    cmake_path(GET from_top PARENT_PATH folder)
    foreach(set IN ITEMS baseline v3 v4)
      set(march x86-64)
      if(NOT set STREQUAL baseline)
        string(APPEND march "-${set}")
      endif()
      set(copy "${PROJECT_BINARY_DIR}/lanes/${folder}/${name}.lanes_${set}.cpp")
      file(CONFIGURE OUTPUT "${copy}" CONTENT "#include \"${from_top}\"\n")
      target_sources(${target} PRIVATE "${copy}")
      set_source_files_properties("${copy}" TARGET_DIRECTORY ${target} PROPERTIES
        COMPILE_DEFINITIONS DOORSTROOM_LANES=lanes_${set}
        COMPILE_OPTIONS "-O3;-march=${march};-mprefer-vector-width=512"
        SKIP_UNITY_BUILD_INCLUSION ON)
    endforeach()
  endforeach()
endfunction()
