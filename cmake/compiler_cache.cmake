# SPDX-License-Identifier: EUPL-1.2
# Compiles through ccache where it is installed; nothing depends on it.
find_program(DOORSTROOM_CCACHE ccache)
mark_as_advanced(DOORSTROOM_CCACHE)
if(DOORSTROOM_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${DOORSTROOM_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER "${DOORSTROOM_CCACHE}")
endif()
