# SPDX-License-Identifier: EUPL-1.2
# How a folder of sources becomes a library: everything in it and in its rooms, so that a new file needs no list.

# doorstroom_library(<folder> [WITHOUT <regular expression>] [PRIVATE_HEADERS <regular expression>])
#
# The library doorstroom::<folder> of all .cpp and .hpp files below this folder, but for those that match WITHOUT. Headers keep
# their path from the top: #include "folder/room/file.hpp". Files *.lanes.cpp are compiled once for each instruction set.
# Headers that match PRIVATE_HEADERS show a library that we use to nobody and are not installed.
function(doorstroom_library folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "WITHOUT;PRIVATE_HEADERS" "")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS LIST_DIRECTORIES false "*.cpp")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS LIST_DIRECTORIES false "*.hpp")
  if(arg_WITHOUT)
    list(FILTER sources EXCLUDE REGEX "${arg_WITHOUT}")
    list(FILTER headers EXCLUDE REGEX "${arg_WITHOUT}")
  endif()
  if(arg_PRIVATE_HEADERS)
    list(FILTER headers EXCLUDE REGEX "${arg_PRIVATE_HEADERS}")
  endif()
  set(lanes ${sources})
  list(FILTER lanes INCLUDE REGEX "[.]lanes[.]cpp$")
  list(FILTER sources EXCLUDE REGEX "[.]lanes[.]cpp$")
  add_library(doorstroom_${folder} ${sources})
  doorstroom_lanes(doorstroom_${folder} ${lanes})
  add_library(doorstroom::${folder} ALIAS doorstroom_${folder})
  target_sources(doorstroom_${folder} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers})
  target_compile_features(doorstroom_${folder} PUBLIC cxx_std_20)
  target_link_libraries(doorstroom_${folder} PRIVATE $<BUILD_INTERFACE:doorstroom::warnings>)
  set_target_properties(doorstroom_${folder} PROPERTIES EXPORT_NAME ${folder})
endfunction()

# doorstroom_found(<target> <TYPE> <template>.cpp.in [SUFFIX <suffix>] FILES <file>...)
#
# The list of what is in a folder, so that an addition is one file: each FILE.cpp defines `TYPE FILE<suffix>()`. The template
# becomes a source of the target in the build folder, with their declarations for @declared@ and their calls for @listed@.
function(doorstroom_found target type template)
  cmake_parse_arguments(PARSE_ARGV 3 arg "" "SUFFIX" "FILES")
  set(declared "")
  set(listed "")
  foreach(path IN LISTS arg_FILES)
    get_filename_component(name "${path}" NAME_WE)
    string(APPEND declared "${type} ${name}${arg_SUFFIX}();\n")
    string(APPEND listed "${name}${arg_SUFFIX}(), ")
  endforeach()
  string(REGEX REPLACE "[.]in$" "" made "${CMAKE_CURRENT_BINARY_DIR}/${template}")
  configure_file("${template}" "${made}" @ONLY)
  target_sources(${target} PRIVATE "${made}")
endfunction()
