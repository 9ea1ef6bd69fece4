# SPDX-License-Identifier: EUPL-1.2
# Compiles through ccache where it is installed; nothing depends on it. Paths count from the top of the tree, so that one
# clone finds what another has compiled.
find_program(DOORSTROOM_CCACHE ccache)
mark_as_advanced(DOORSTROOM_CCACHE)
if(DOORSTROOM_CCACHE)
  set(launcher "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${DOORSTROOM_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${launcher}")
  set(CMAKE_C_COMPILER_LAUNCHER "${launcher}")
endif()
