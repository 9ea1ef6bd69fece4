# SPDX-License-Identifier: EUPL-1.2
# Compiler flags, each on a target; only the sanitizers, which must reach every object file, are set for the whole tree.

# Link as PRIVATE $<BUILD_INTERFACE:doorstroom::warnings>: our warnings are not an outside project's business.
add_library(doorstroom_warnings INTERFACE)
add_library(doorstroom::warnings ALIAS doorstroom_warnings)
target_compile_options(doorstroom_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${DOORSTROOM_WERROR}>:-Werror>
  # GCC 12 warns of every `"text" + std::string{}`: gcc.gnu.org/PR105651.
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)

# Link as PUBLIC from every library that takes part in a simulation. The same bytes come out on any x86-64 and with any
# compiler only if no multiplication and addition are fused, and if nobody compiles for the processor at hand.
add_library(doorstroom_deterministic INTERFACE)
add_library(doorstroom::deterministic ALIAS doorstroom_deterministic)
set_target_properties(doorstroom_deterministic PROPERTIES EXPORT_NAME deterministic)
target_compile_options(doorstroom_deterministic INTERFACE
  -march=x86-64 -ffp-contract=off -fno-math-errno -fno-trapping-math)
# Contracts sit in headers too, so whoever includes them must see the same choice.
target_compile_definitions(doorstroom_deterministic INTERFACE
  $<$<BOOL:${DOORSTROOM_CHECKS}>:DOORSTROOM_CHECKS=1>)

if(DOORSTROOM_SANITIZE)
  add_compile_options(-fsanitize=${DOORSTROOM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DOORSTROOM_SANITIZE})
  if(DOORSTROOM_SANITIZE STREQUAL "thread" AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    add_compile_options("-fsanitize-ignorelist=${PROJECT_SOURCE_DIR}/cmake/tsan-ignore.txt")
  endif()
endif()
