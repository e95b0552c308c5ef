print("palermo")
