# SPDX-License-Identifier: EUPL-1.2
# Tests that look at the tree and at what was built, and need no build of their own.
doorstroom_script_test(format.clang_format LABELS format COMMAND tools/format.sh --check)
doorstroom_script_test(tree.includes LABELS tree COMMAND tools/check_tree.py includes)
doorstroom_script_test(tree.licence LABELS tree COMMAND tools/check_tree.py licence)
doorstroom_script_test(tree.vendor LABELS tree COMMAND tools/vendor_web.sh --check)
doorstroom_script_test(docs.doxygen LABELS docs COMMAND tools/check_docs.sh)

if(EXISTS "${PROJECT_SOURCE_DIR}/experiments/data/derive/derive.py")
  doorstroom_script_test(data.derive LABELS data TIMEOUT 300
    COMMAND python3 experiments/data/derive/derive.py --check)
endif()

if(TARGET doorstroom)
  doorstroom_script_test(docs.readme LABELS docs shipped COMMAND tools/check_readme.sh $<TARGET_FILE:doorstroom>)
endif()

# Sanitizers bring their own copies of libm's functions, so only a plain build can be asked.
if(NOT DOORSTROOM_SANITIZE)
  set(simulation_libraries)
  foreach(folder IN ITEMS engine agents policies)
    if(TARGET doorstroom_${folder})
      list(APPEND simulation_libraries "$<TARGET_FILE:doorstroom_${folder}>")
    endif()
  endforeach()
  doorstroom_script_test(symbols.libm LABELS determinism
    COMMAND tools/check_symbols.sh "${CMAKE_CXX_COMPILER}" ${simulation_libraries})
endif()

# Instructions of newer machines stay where they are chosen at run time, and no build fuses a multiplication with an addition.
set(lane_libraries)
foreach(folder IN ITEMS engine agents policies results experiments)
  if(TARGET doorstroom_${folder})
    list(APPEND lane_libraries "$<TARGET_FILE:doorstroom_${folder}>")
  endif()
endforeach()
doorstroom_script_test(symbols.lanes LABELS determinism COMMAND tools/check_lanes.py ${lane_libraries})
